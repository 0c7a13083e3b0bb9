import { useMemo } from "react"
import type { PointsEntry } from "../../../contracts/answers"
import { usePoints } from "../../lib/api/members"
import { useListState } from "../../lib/list-state"
import { useWords } from "../../lib/words"
import { ListTable, type ListColumn } from "../shared/list-table"
import { TextLink } from "./member-link"

/** Every line of a member's ledger, newest first: what came, what went, and what was left after it. */
export const PointsLedger = ({ id }: { id: string }) => {
  const { t, dateTime } = useWords()
  const state = useListState({ order: "-created_at", prefix: "points_" })
  const list = usePoints(id, state.query)
  return (
    <ListTable
      title={t("points.ledger")}
      level="h2"
      state={state}
      rows={list.data?.entries}
      count={list.data?.count}
      error={list.error}
      onRetry={() => void list.refetch()}
      columns={useColumns()}
      rowId={(entry) => entry.id}
      rowName={(entry) => dateTime(entry.created_at)}
      empty={{ heading: t("points.noEntries"), description: t("points.noEntriesHint") }}
    />
  )
}

function useColumns() {
  const { t, dateTime, date, number, locale } = useWords()
  return useMemo((): ListColumn<PointsEntry>[] => {
    const signed = new Intl.NumberFormat(locale, { signDisplay: "exceptZero" })
    return [
      { id: "created_at", header: t("points.when"), cell: ({ created_at }) => dateTime(created_at) },
      {
        id: "type",
        header: t("points.type"),
        cell: ({ type, redemption_id, note }) => (
          <div className="flex flex-col whitespace-normal py-2">
            {redemption_id ? (
              <TextLink to={`/redemptions/history/${redemption_id}`}>{t(`entryType.${type}`)}</TextLink>
            ) : (
              <span>{t(`entryType.${type}`)}</span>
            )}
            {note && <span className="text-ui-fg-subtle txt-compact-xsmall">{note}</span>}
          </div>
        ),
      },
      {
        id: "status",
        header: t("points.state"),
        cell: ({ status, available_at, expires_at }) =>
          status === "pending" && available_at
            ? t("points.pendingUntil", { date: date(available_at) })
            : status === "active" && expires_at
              ? t("points.activeUntil", { date: date(expires_at) })
              : t(`entryStatus.${status}`),
      },
      {
        id: "amount",
        header: t("points.amount"),
        isFigure: true,
        cell: ({ amount }) => signed.format(amount),
      },
      {
        id: "balance_after",
        header: t("points.after"),
        isFigure: true,
        cell: ({ balance_after }) => number(balance_after),
      },
    ]
  }, [t, dateTime, date, number, locale])
}
