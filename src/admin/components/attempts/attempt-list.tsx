import { Beaker, ScanText, User } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import { useMemo } from "react"
import type { AttemptRecord } from "../../../contracts/redemption-record"
import { refusals } from "../../../domain/refusal"
import { useAttempts } from "../../lib/api/attempts"
import { useCampaigns } from "../../lib/api/campaigns"
import { useListState } from "../../lib/list-state"
import { beginOf, spans } from "../../lib/since"
import { useWords } from "../../lib/words"
import { MemberLink, ShortLink } from "../member/member-link"
import { MemberPicker } from "../member/member-picker"
import { ListTable, type ListColumn } from "../shared/list-table"
import { Menu } from "../shared/menu"
import { TwoLines } from "../shared/two-lines"

const precise = ["code_voided", "code_not_available", "code_bound_to_other", "campaign_not_active"]
const reasons = [...Object.keys(refusals), ...precise]
const channels = ["store", "admin", "order", "event"] as const

/** "Why was my code refused?": every refused try with its reason in words, found by member, by code, by time. */
export const AttemptList = () => {
  const { t } = useWords()
  const state = useListState({
    filters: ["customer_id", "campaign_id", "refusal", "channel", "since"],
    order: "-created_at",
    hidesSearch: true,
  })
  const from = beginOf(state.filters.since?.[0])
  const { q: _code, since: _since, ...query } = state.query
  const list = useAttempts(state.q, { ...query, ...(from ? { from } : {}) })
  const campaigns = useCampaigns({ limit: 100, order: "-created_at" })
  const [customer_id] = state.filters.customer_id ?? []
  return (
    <ListTable
      title={t("attempts.title")}
      description={t("attempts.subtitle")}
      actions={
        <div className="w-56 max-md:w-full">
          <MemberPicker
            aria-label={t("attempts.member")}
            everybody={t("attempts.everybody")}
            placeholder={t("attempts.member")}
            value={customer_id}
            onChange={(chosen) =>
              state.set({ filters: { ...state.filters, customer_id: chosen ? [chosen] : [] } })
            }
          />
        </div>
      }
      state={state}
      rows={list.data?.redemption_attempts}
      count={list.data?.count}
      error={list.error}
      onRetry={() => void list.refetch()}
      search={t("attempts.search")}
      filters={[
        {
          id: "campaign_id",
          label: t("attempts.campaign"),
          options: (campaigns.data?.redemption_campaigns ?? []).map(({ id, name }) => ({
            value: id,
            label: name,
          })),
        },
        {
          id: "refusal",
          label: t("attempts.reason"),
          options: reasons.map((value) => ({ value, label: t(`refusal.${value}`) })),
        },
        {
          id: "channel",
          label: t("attempts.channel"),
          options: channels.map((value) => ({ value, label: t(`channel.${value}`) })),
        },
        {
          id: "since",
          label: t("attempts.time"),
          isSingle: true,
          options: spans.map((value) => ({ value, label: t(`since.${value}`) })),
        },
      ]}
      sorts={[{ id: "created_at", label: t("attempts.when") }]}
      empty={{ heading: t("attempts.emptyTitle"), description: t("attempts.empty") }}
      {...useAttemptRows()}
    />
  )
}

/** How a refused try is shown as a row; its menu has what support does next. */
export function useAttemptRows({ hasMember = true }: { hasMember?: boolean } = {}) {
  const { t, dateTime } = useWords()
  const columns = useMemo((): ListColumn<AttemptRecord>[] => {
    return [
      {
        id: "created_at",
        header: t("attempts.when"),
        cell: ({ created_at, channel }) => (
          <TwoLines beneath={t(`channel.${channel}`)}>{dateTime(created_at)}</TwoLines>
        ),
      },
      {
        id: "code",
        header: `${t("attempts.code")} · ${t("attempts.campaign")}`,
        cell: ({ code_masked, campaign }) => (
          <TwoLines
            className="min-w-40"
            beneath={
              campaign ? <ShortLink to={`/redemptions/${campaign.id}`}>{campaign.name}</ShortLink> : undefined
            }
          >
            <bdi dir="ltr" className="font-mono text-[13px] [overflow-wrap:anywhere]">
              {code_masked}
            </bdi>
          </TwoLines>
        ),
      },
      ...(hasMember
        ? [
            {
              id: "customer_id",
              header: t("attempts.member"),
              cell: ({ customer, customer_id }: AttemptRecord) => (
                <TwoLines>
                  <MemberLink customer={customer} id={customer_id} />
                </TwoLines>
              ),
            },
          ]
        : []),
      { id: "refusal", header: t("attempts.reason"), cell: ({ refusal }) => <Reason refusal={refusal} /> },
    ]
  }, [t, dateTime, hasMember])
  const rowMenu = (attempt: AttemptRecord) => <NextSteps attempt={attempt} />
  return {
    columns,
    rowMenu,
    rowId: ({ id }: AttemptRecord) => id,
    rowName: ({ created_at }: AttemptRecord) => dateTime(created_at),
  }
}

/** The reason as a name, and what it means. */
export const Reason = ({ refusal }: { refusal: string }) => {
  const { t } = useWords()
  return (
    <div className="flex min-w-48 max-w-md flex-col whitespace-normal py-2">
      <Text as="span" size="small" weight="plus" leading="compact">
        {t([`refusal.${refusal}`, "why.other"])}
      </Text>
      <Text as="span" size="xsmall" className="text-ui-fg-subtle">
        {t([`why.${refusal}`, "why.other"])}
      </Text>
    </div>
  )
}

const NextSteps = ({ attempt }: { attempt: AttemptRecord }) => {
  const { t, dateTime } = useWords()
  const { customer_id, campaign_id, created_at } = attempt
  const who: Record<string, string> = customer_id ? { customer_id } : {}
  const simulate = new URLSearchParams({
    ...(campaign_id ? { campaign_id } : {}),
    ...who,
    at: new Date(created_at).toISOString(),
  })
  const member = customer_id
    ? [{ icon: <User />, label: t("attempts.openMember"), to: `/redemptions/members/${customer_id}` }]
    : []
  return (
    <Menu
      label={t("ui.actionsFor", { name: dateTime(created_at) })}
      groups={[
        {
          actions: [
            { icon: <Beaker />, label: t("attempts.simulate"), to: `/redemptions/simulate?${simulate}` },
            {
              icon: <ScanText />,
              label: t("attempts.redeem"),
              to: `/redemptions/redeem?${new URLSearchParams(who)}`,
            },
            ...member,
          ],
        },
      ]}
    />
  )
}
