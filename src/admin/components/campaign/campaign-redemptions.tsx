import { StatusBadge } from "@medusajs/ui"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useMemo } from "react"
import { Link } from "react-router-dom"
import type { RedemptionRecord } from "../../../contracts/redemption-record"
import { get } from "../../lib/api/client"
import { useListState } from "../../lib/list-state"
import { useWords } from "../../lib/words"
import { CodeText } from "../shared/code-text"
import { ListTable, type ListColumn } from "../shared/list-table"

const statuses = ["completed", "partially_applied", "reversed"] as const
const colors = { completed: "green", partially_applied: "orange", reversed: "grey" } as const

/** Who redeemed which code of a campaign, the newest first. */
export const CampaignRedemptions = ({ campaign_id }: { campaign_id: string }) => {
  const { t } = useWords()
  const state = useListState({ filters: ["status"], order: "-created_at" })
  const query = { ...state.query, campaign_id }
  const { data, error, refetch } = useQuery({
    queryKey: ["redemption_history", "campaign", query],
    queryFn: () => get<{ redemptions: RedemptionRecord[]; count: number }>("/admin/redemptions", query),
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: 5_000,
  })
  return (
    <ListTable
      title={t("tab.redemptions")}
      level="h2"
      state={state}
      columns={useColumns()}
      rows={data?.redemptions}
      count={data?.count}
      rowId={({ id }) => id}
      rowName={({ id }) => id}
      rowTo={({ id }) => `/redemptions/history/${id}`}
      error={error}
      onRetry={() => void refetch()}
      filters={[
        {
          id: "status",
          label: t("codes.status"),
          options: statuses.map((value) => ({ value, label: t(`code.status.${value}`) })),
        },
      ]}
      empty={{ heading: t("campaign.noRedemptions"), description: t("campaign.noRedemptionsHint") }}
    />
  )
}

function useColumns() {
  const { t, number, dateTime } = useWords()
  return useMemo(
    (): ListColumn<RedemptionRecord>[] => [
      {
        id: "created_at",
        header: t("codes.redeemed"),
        cell: ({ id, created_at }) => (
          <Link
            to={`/redemptions/history/${id}`}
            className="focus-visible:shadow-borders-focus rounded outline-none hover:underline"
          >
            {dateTime(created_at)}
          </Link>
        ),
      },
      {
        id: "code",
        header: t("codes.code"),
        cell: ({ code }) => (code ? <CodeText code={code.code} to={`/redemptions/codes/${code.id}`} /> : "–"),
      },
      {
        id: "customer",
        header: t("code.customer"),
        cell: ({ customer, customer_id }) => (
          <Link
            to={`/customers/${customer_id}`}
            className="focus-visible:shadow-borders-focus rounded outline-none hover:underline"
            onClick={(event) => event.stopPropagation()}
          >
            {customer?.email ?? customer_id}
          </Link>
        ),
      },
      {
        id: "points",
        header: t("campaigns.points"),
        isFigure: true,
        cell: ({ points }) => number(points),
      },
      {
        id: "status",
        header: t("codes.status"),
        cell: ({ status }) => (
          <StatusBadge color={colors[status as keyof typeof colors] ?? "grey"}>
            {t(`code.status.${status}`)}
          </StatusBadge>
        ),
      },
    ],
    [t, number, dateTime]
  )
}
