import { Button } from "@medusajs/ui"
import { useCallback, useMemo } from "react"
import { Link, useLocation } from "react-router-dom"
import type { RedemptionRecord } from "../../../contracts/redemption-record"
import { useCampaigns } from "../../lib/api/campaigns"
import { useRedemptions } from "../../lib/api/redemptions"
import { useListState } from "../../lib/list-state"
import { beginOf, spans } from "../../lib/since"
import { useWords } from "../../lib/words"
import { MemberLink, ShortLink, TextLink } from "../member/member-link"
import { MemberPicker } from "../member/member-picker"
import { CodeText } from "../shared/code-text"
import { ListTable, type ListColumn } from "../shared/list-table"
import { TwoLines } from "../shared/two-lines"
import { useEffectWords } from "./effect-words"
import { RedemptionBadge } from "./status-badges"

const channels = ["store", "admin", "order", "event"] as const
const statuses = ["completed", "partially_applied", "reversed"] as const

/** Every redemption, whoever made it; found by code, member, campaign, state and time. */
export const RedemptionHistory = () => {
  const { t } = useWords()
  const state = useListState({
    filters: ["campaign_id", "customer_id", "status", "channel", "since"],
    order: "-created_at",
    hidesSearch: true,
  })
  const { since, ...filters } = state.filters
  const from = beginOf(since?.[0])
  const { q: _code, since: _since, ...query } = state.query
  const list = useRedemptions(state.q, { ...query, ...(from ? { created_at: { gte: from } } : {}) })
  const campaigns = useCampaigns({ limit: 100, order: "-created_at" })
  const rows = useRedemptionRows({ search: useLocation().search })
  const [customer_id] = filters.customer_id ?? []
  return (
    <ListTable
      title={t("redemptions.title")}
      description={t("redemptions.subtitle")}
      actions={
        <>
          <div className="w-56 max-md:w-44">
            <MemberPicker
              aria-label={t("redemptions.member")}
              everybody={t("redemptions.everybody")}
              placeholder={t("redemptions.member")}
              value={customer_id}
              onChange={(chosen) =>
                state.set({ filters: { ...state.filters, customer_id: chosen ? [chosen] : [] } })
              }
            />
          </div>
          <Button size="small" asChild>
            <Link to="/redemptions/redeem">{t("counter.open")}</Link>
          </Button>
        </>
      }
      state={state}
      rows={list.data?.redemptions}
      count={list.data?.count}
      error={list.error}
      onRetry={() => void list.refetch()}
      search={t("redemptions.search")}
      filters={[
        {
          id: "campaign_id",
          label: t("redemptions.campaign"),
          options: (campaigns.data?.redemption_campaigns ?? []).map(({ id, name }) => ({
            value: id,
            label: name,
          })),
        },
        {
          id: "status",
          label: t("redemptions.status"),
          options: statuses.map((value) => ({ value, label: t(`redemptionStatus.${value}`) })),
        },
        {
          id: "channel",
          label: t("redemptions.channel"),
          options: channels.map((value) => ({ value, label: t(`channel.${value}`) })),
        },
        {
          id: "since",
          label: t("redemptions.time"),
          isSingle: true,
          options: spans.map((value) => ({ value, label: t(`since.${value}`) })),
        },
      ]}
      sorts={[{ id: "created_at", label: t("redemptions.when") }]}
      empty={{ heading: t("redemptions.emptyTitle"), description: t("redemptions.empty") }}
      {...rows}
    />
  )
}

/**
 * How a redemption is shown as a row. Its first cell leads to all that is known of it. What belongs together shares a
 * cell, so that the row fits beside a column of cards, too.
 */
export function useRedemptionRows({
  hasMember = true,
  hasCampaign = true,
  search = "",
}: {
  hasMember?: boolean
  hasCampaign?: boolean
  /** Of the list that the drawer opens beside: its filters stay. */
  search?: string
}) {
  const { t, dateTime } = useWords()
  const pathOf = useCallback((id: string) => `/redemptions/history/${id}${search}`, [search])
  const columns = useMemo((): ListColumn<RedemptionRecord>[] => {
    const member = ({ customer, customer_id }: RedemptionRecord) => (
      <MemberLink customer={customer} id={customer_id} />
    )
    const campaign = (row: RedemptionRecord) =>
      row.campaign ? <ShortLink to={`/redemptions/${row.campaign.id}`}>{row.campaign.name}</ShortLink> : "–"
    const hasBoth = hasMember && hasCampaign
    const beneath = hasCampaign
      ? { header: t("redemptions.campaign"), cell: campaign }
      : { header: t("redemptions.member"), cell: member }
    return [
      {
        id: "created_at",
        header: t("redemptions.when"),
        cell: ({ id, created_at, channel }) => (
          <TwoLines beneath={t(`channel.${channel}`)}>
            <TextLink to={pathOf(id)}>{dateTime(created_at)}</TextLink>
          </TwoLines>
        ),
      },
      {
        id: "code",
        header: `${t("redemptions.code")} · ${beneath.header}`,
        cell: (row) => (
          <TwoLines className="min-w-40" beneath={beneath.cell(row)}>
            {row.code ? <CodeText code={row.code.code} /> : "–"}
          </TwoLines>
        ),
      },
      ...(hasBoth
        ? [
            {
              id: "customer_id",
              header: t("redemptions.member"),
              cell: (row: RedemptionRecord) => <TwoLines>{member(row)}</TwoLines>,
            },
          ]
        : []),
      {
        id: "status",
        header: t("redemptions.status"),
        cell: ({ status }) => <RedemptionBadge status={status} />,
      },
      {
        id: "gave",
        header: t("redemptions.gave"),
        cell: (row) => (
          <TwoLines>
            <Gave redemption={row} />
          </TwoLines>
        ),
      },
    ]
  }, [t, dateTime, hasMember, hasCampaign, pathOf])
  return {
    columns,
    rowId: ({ id }: RedemptionRecord) => id,
    rowName: ({ created_at }: RedemptionRecord) => dateTime(created_at),
    rowTo: ({ id }: RedemptionRecord) => pathOf(id),
  }
}

/** What the member got, in a few words. */
export const Gave = ({ redemption }: { redemption: Pick<RedemptionRecord, "effects"> }) => {
  const own = redemption.effects.filter(({ target }) => target === "member")
  const words = useEffectWords(own)
  // Whole phrases of their own: no language joins them with an "and".
  return <>{own.length > 0 ? own.map(words.gave).join(" · ") : "–"}</>
}
