import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Gift } from "@medusajs/icons"
import { Badge, Button, Container, Heading, Table, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { CampaignAnswer } from "../../../contracts/campaign-answer"
import { useCampaigns } from "../../lib/campaigns"

const limit = 20

const phaseColors: Record<CampaignAnswer["phase"], "grey" | "blue" | "green" | "orange" | "red"> = {
  draft: "grey",
  scheduled: "blue",
  running: "green",
  ended: "grey",
  exhausted: "red",
  paused: "orange",
  archived: "grey",
}

/** The list of campaigns: which run, how far their codes are used, when they end. */
const CampaignsPage = () => {
  const { t } = useTranslation("redemption")
  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading level="h1">{t("campaigns.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("campaigns.subtitle")}
        </Text>
      </div>
      <CampaignTable />
    </Container>
  )
}

const CampaignTable = () => {
  const { t } = useTranslation("redemption")
  const [offset, setOffset] = useState(0)
  const { data, isError, refetch } = useCampaigns({ limit, offset })
  if (isError) {
    return (
      <div role="alert" className="flex items-center justify-between px-6 py-8">
        <Text size="small">{t("campaigns.failed")}</Text>
        <Button size="small" variant="secondary" onClick={() => void refetch()}>
          {t("campaigns.again")}
        </Button>
      </div>
    )
  }
  if (!data) {
    return <Message text={t("campaigns.loading")} />
  }
  if (data.count === 0) {
    return <Message text={t("campaigns.empty")} />
  }
  return (
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
        pageIndex={offset / limit}
        pageCount={Math.ceil(data.count / limit)}
        canPreviousPage={offset > 0}
        canNextPage={offset + limit < data.count}
        previousPage={() => setOffset(offset - limit)}
        nextPage={() => setOffset(offset + limit)}
      />
    </>
  )
}

const CampaignRow = ({ campaign }: { campaign: CampaignAnswer }) => {
  const { t, i18n } = useTranslation("redemption")
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium", timeStyle: "short" })
  return (
    <Table.Row>
      <Table.Cell>{campaign.name}</Table.Cell>
      <Table.Cell>
        <Badge size="2xsmall" color={phaseColors[campaign.phase]}>
          {t(`phase.${campaign.phase}`)}
        </Badge>
      </Table.Cell>
      <Table.Cell>
        {t("campaigns.used", { used: campaign.codes.used, total: campaign.codes.total })}
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
