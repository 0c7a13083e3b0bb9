import { Button, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { usePoints, type MemberPoints } from "../../lib/api/members"
import { useWords } from "../../lib/words"
import { Card } from "../shared/card"
import { ReadRow, ReadRows } from "../shared/read-rows"

/** How many points a member has, which tier that is, and what runs out next. */
export const PointsCard = ({ customer_id }: { customer_id: string }) => {
  const { t } = useWords()
  const { data, error, refetch, isLoading } = usePoints(customer_id)
  return (
    <Card
      title={t("points.title")}
      error={error}
      onRetry={() => void refetch()}
      isLoading={isLoading}
      height={180}
      actions={
        <Button size="small" variant="secondary" asChild>
          <Link to={`/redemptions/members/${customer_id}/adjust`}>{t("adjust.open")}</Link>
        </Button>
      }
    >
      {data && <PointsRows points={data.points} />}
    </Card>
  )
}

export const PointsRows = ({ points }: { points: MemberPoints["points"] }) => {
  const { t, number, date } = useWords()
  const { balance, pending, lifetime, expiring, tier, next_tier } = points
  const [soonest] = expiring
  return (
    <ReadRows>
      <ReadRow name={t("points.balance")}>
        <span className="tabular-nums">{number(balance)}</span>
      </ReadRow>
      {pending > 0 && (
        <ReadRow name={t("points.pending")}>
          <span className="tabular-nums">{number(pending)}</span>
        </ReadRow>
      )}
      <ReadRow name={t("points.lifetime")}>
        <span className="tabular-nums">{number(lifetime)}</span>
      </ReadRow>
      <ReadRow name={t("points.tier")}>
        {tier?.name ?? t("points.noTier")}
        {next_tier && (
          <Text size="xsmall" className="text-ui-fg-subtle">
            {t("points.nextTier", {
              count: next_tier.missing,
              points: number(next_tier.missing),
              tier: next_tier.name,
            })}
          </Text>
        )}
      </ReadRow>
      {soonest && (
        <ReadRow name={t("points.expiring")}>
          {t("points.expiringOn", {
            count: soonest.amount,
            points: number(soonest.amount),
            date: date(soonest.expires_at),
          })}
        </ReadRow>
      )}
    </ReadRows>
  )
}
