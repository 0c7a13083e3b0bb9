import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Gift } from "@medusajs/icons"
import { Button, Container, Heading, Input, Table, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link, useSearchParams } from "react-router-dom"
import type { CampaignAnswer } from "../../../contracts/campaign-answer"
import { Choice } from "../../components/shared/choice"
import { Failed } from "../../components/shared/failed"
import { PhaseBadge } from "../../components/shared/phase-badge"
import { useCampaigns } from "../../lib/api"

const limit = 20
const statuses = ["all", "draft", "active", "paused", "archived"]

/** The list of campaigns: which run, how far their codes are used, when they end. */
const CampaignsPage = () => {
  const { t } = useTranslation("redemption")
  return (
    <Container className="divide-y p-0">
      <div className="flex items-center justify-between px-6 py-4">
        <div>
          <Heading level="h1">{t("campaigns.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("campaigns.subtitle")}
          </Text>
        </div>
        <Button size="small" asChild>
          <Link to="/redemptions/create">{t("campaigns.create")}</Link>
        </Button>
      </div>
      <CampaignTable />
    </Container>
  )
}

/** Search, filter and page live in the address, so that a list can be bookmarked and the back button works. */
function useListState() {
  const [params, setParams] = useSearchParams()
  const set = (changes: Record<string, string>) =>
    setParams(
      (before) => {
        for (const [key, value] of Object.entries(changes)) {
          if (value === "") {
            before.delete(key)
          } else {
            before.set(key, value)
          }
        }
        return before
      },
      { replace: true }
    )
  return {
    q: params.get("q") ?? "",
    status: params.get("status") ?? "",
    offset: Math.max(0, Number(params.get("offset")) || 0),
    set,
  }
}

const CampaignTable = () => {
  const { t } = useTranslation("redemption")
  const { q, status, offset, set } = useListState()
  const { data, error, refetch } = useCampaigns({
    limit,
    offset,
    ...(q ? { q } : {}),
    ...(status ? { status } : {}),
  })
  const isFiltered = q !== "" || status !== ""
  return (
    <>
      <div className="flex flex-wrap gap-2 px-6 py-4">
        <div className="w-64">
          <Input
            role="searchbox"
            size="small"
            aria-label={t("campaigns.search")}
            placeholder={t("campaigns.search")}
            value={q}
            onChange={(event) => set({ q: event.target.value, offset: "" })}
          />
        </div>
        <div className="w-40">
          <Choice
            aria-label={t("campaigns.status")}
            value={status || "all"}
            onChange={(value) => set({ status: value === "all" ? "" : value, offset: "" })}
            options={statuses.map((value) => ({ value, label: t(`status.${value}`) }))}
          />
        </div>
      </div>
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Message text={t("campaigns.loading")} />}
      {data?.count === 0 && <Message text={t(isFiltered ? "campaigns.noneFound" : "campaigns.empty")} />}
      {data && data.count > 0 && (
        <>
          <Table>
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell>{t("campaigns.name")}</Table.HeaderCell>
                <Table.HeaderCell>{t("campaigns.phase")}</Table.HeaderCell>
                <Table.HeaderCell>{t("campaigns.codes")}</Table.HeaderCell>
                <Table.HeaderCell>{t("campaigns.ends")}</Table.HeaderCell>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {data.redemption_campaigns.map((campaign) => (
                <CampaignRow key={campaign.id} campaign={campaign} />
              ))}
            </Table.Body>
          </Table>
          <Table.Pagination
            count={data.count}
            pageSize={limit}
            pageIndex={Math.floor(offset / limit)}
            pageCount={Math.ceil(data.count / limit)}
            canPreviousPage={offset > 0}
            canNextPage={offset + limit < data.count}
            previousPage={() => set({ offset: String(Math.max(0, offset - limit)) })}
            nextPage={() => set({ offset: String(offset + limit) })}
          />
        </>
      )}
    </>
  )
}

const CampaignRow = ({ campaign }: { campaign: CampaignAnswer }) => {
  const { t, i18n } = useTranslation("redemption")
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium", timeStyle: "short" })
  const number = new Intl.NumberFormat(i18n.language)
  const { used, total } = campaign.codes
  return (
    <Table.Row>
      <Table.Cell>
        <Link to={`/redemptions/${campaign.id}`} className="text-ui-fg-base hover:underline">
          {campaign.name}
        </Link>
      </Table.Cell>
      <Table.Cell>
        <PhaseBadge phase={campaign.phase} />
      </Table.Cell>
      <Table.Cell>
        <div className="flex items-center gap-x-2">
          <div className="bg-ui-bg-component-hover h-1.5 w-20 overflow-hidden rounded-full" aria-hidden>
            <div
              className="bg-ui-fg-interactive h-full"
              style={{ width: `${total === 0 ? 0 : (100 * used) / total}%` }}
            />
          </div>
          {t("campaigns.used", { used: number.format(used), total: number.format(total) })}
        </div>
      </Table.Cell>
      <Table.Cell>
        {campaign.ends_at ? day.format(new Date(campaign.ends_at)) : t("campaigns.never")}
      </Table.Cell>
    </Table.Row>
  )
}

const Message = ({ text }: { text: string }) => (
  <div role="status" className="px-6 py-8">
    <Text size="small" className="text-ui-fg-subtle">
      {text}
    </Text>
  </div>
)

export const config = defineRouteConfig({
  label: "menu",
  translationNs: "redemption",
  icon: Gift,
  rank: 50,
})

export default CampaignsPage
