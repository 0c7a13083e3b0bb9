import { Button } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { useAttempts } from "../../lib/api/attempts"
import { useRedemptions } from "../../lib/api/redemptions"
import { useListState } from "../../lib/list-state"
import { useWords } from "../../lib/words"
import { useAttemptRows } from "../attempts/attempt-list"
import { useRedemptionRows } from "../redemptions/redemption-list"
import { ListTable } from "../shared/list-table"

/** What this member has redeemed. The member's name heads the page. */
export const MemberRedemptions = ({ id, name }: { id: string; name: string }) => {
  const { t } = useWords()
  const state = useListState({ order: "-created_at", prefix: "redemptions_" })
  const list = useRedemptions("", { ...state.query, customer_id: id })
  return (
    <ListTable
      title={name}
      description={t("member.redemptions")}
      actions={
        <Button size="small" variant="secondary" asChild>
          <Link to={`/redemptions/redeem?${new URLSearchParams({ customer_id: id })}`}>
            {t("counter.open")}
          </Link>
        </Button>
      }
      state={state}
      rows={list.data?.redemptions}
      count={list.data?.count}
      error={list.error}
      onRetry={() => void list.refetch()}
      sorts={[{ id: "created_at", label: t("redemptions.when") }]}
      empty={{ heading: t("member.noRedemptions"), description: t("member.noRedemptionsHint") }}
      {...useRedemptionRows({ hasMember: false })}
    />
  )
}

export const MemberAttempts = ({ id }: { id: string }) => {
  const { t } = useWords()
  const state = useListState({ order: "-created_at", prefix: "attempts_" })
  const list = useAttempts("", { ...state.query, customer_id: id })
  return (
    <ListTable
      title={t("attempts.title")}
      level="h2"
      state={state}
      rows={list.data?.redemption_attempts}
      count={list.data?.count}
      error={list.error}
      onRetry={() => void list.refetch()}
      empty={{ heading: t("member.noAttempts"), description: t("member.noAttemptsHint") }}
      {...useAttemptRows({ hasMember: false })}
    />
  )
}
