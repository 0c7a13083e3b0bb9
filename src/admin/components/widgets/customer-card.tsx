import { PencilSquare, ScanText } from "@medusajs/icons"
import { Button, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { usePoints } from "../../lib/api/members"
import { useRedemptions } from "../../lib/api/redemptions"
import { useWords } from "../../lib/words"
import { TextLink } from "../member/member-link"
import { PointsRows } from "../member/points-card"
import { Gave } from "../redemptions/redemption-list"
import { Card } from "../shared/card"
import { Failed } from "../shared/failed"
import { Menu } from "../shared/menu"

/** A customer's points, tier and last redemptions, and what staff can do about them. */
export const CustomerCard = ({ customer_id }: { customer_id: string }) => {
  const { t } = useWords()
  const points = usePoints(customer_id)
  const member = `/redemptions/members/${customer_id}`
  return (
    <Card
      title={t("widget.points")}
      error={points.error}
      onRetry={() => void points.refetch()}
      isLoading={points.isLoading}
      height={120}
      actions={
        <>
          <Button size="small" variant="secondary" asChild>
            <Link to={`/redemptions/redeem?${new URLSearchParams({ customer_id })}`}>
              {t("counter.open")}
            </Link>
          </Button>
          <Menu
            label={t("ui.actionsFor", { name: t("widget.points") })}
            groups={[
              {
                actions: [
                  { icon: <PencilSquare />, label: t("adjust.open"), to: `${member}/adjust` },
                  { icon: <ScanText />, label: t("widget.viewAll"), to: member },
                ],
              },
            ]}
          />
        </>
      }
    >
      {points.data && (
        <>
          <PointsRows points={points.data.points} />
          <LastRedemptions customer_id={customer_id} />
        </>
      )}
    </Card>
  )
}

const LastRedemptions = ({ customer_id }: { customer_id: string }) => {
  const { t, dateTime } = useWords()
  const { data, error, refetch } = useRedemptions("", { customer_id, limit: 5, order: "-created_at" })
  if (error) {
    return <Failed error={error} onRetry={() => void refetch()} />
  }
  if (!data) {
    return null
  }
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <Text size="small" weight="plus" leading="compact" className="text-ui-fg-subtle">
        {t("widget.lastRedemptions")}
      </Text>
      {data.redemptions.length === 0 && <Text size="small">{t("widget.noRedemptions")}</Text>}
      <ul className="flex flex-col gap-y-3">
        {data.redemptions.map((redemption) => (
          <li key={redemption.id} className="flex flex-col">
            <Text as="span" size="small" leading="compact" className="[overflow-wrap:anywhere]">
              <Gave redemption={redemption} />
            </Text>
            <div className="flex flex-wrap items-center justify-between gap-x-2">
              <Text as="span" size="xsmall" className="text-ui-fg-subtle min-w-0 [overflow-wrap:anywhere]">
                {redemption.campaign?.name}
              </Text>
              <TextLink to={`/redemptions/history/${redemption.id}`}>
                {dateTime(redemption.created_at)}
              </TextLink>
            </div>
          </li>
        ))}
      </ul>
      {data.count > data.redemptions.length && (
        <TextLink to={`/redemptions/members/${customer_id}`}>{t("widget.viewAll")}</TextLink>
      )}
    </div>
  )
}
