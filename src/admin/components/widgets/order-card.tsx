import { Text } from "@medusajs/ui"
import type { AttemptRecord, RedemptionRecord } from "../../../contracts/redemption-record"
import { useOrderRedemptions } from "../../lib/api/redemptions"
import { useWords } from "../../lib/words"
import { Reason } from "../attempts/attempt-list"
import { TextLink } from "../member/member-link"
import { Gave } from "../redemptions/redemption-list"
import { RedemptionBadge } from "../redemptions/status-badges"
import { Card } from "../shared/card"
import { CodeText } from "../shared/code-text"

/** Codes of an order: what was redeemed with it, whose coupon it used, what was refused. Nothing where there is none. */
export const OrderCard = ({ order_id }: { order_id: string }) => {
  const { t } = useWords()
  const { data, error, refetch } = useOrderRedemptions(order_id)
  const isEmpty = data?.redemptions.length === 0 && data.redemption_attempts.length === 0
  if (isEmpty || (!data && !error)) {
    return null
  }
  return (
    <Card title={t("widget.order")} error={error} onRetry={() => void refetch()}>
      {data?.redemptions.map((redemption) => (
        <Redeemed key={redemption.id} redemption={redemption} />
      ))}
      {data?.redemption_attempts.map((attempt) => (
        <Refused key={attempt.id} attempt={attempt} />
      ))}
    </Card>
  )
}

const Redeemed = ({ redemption }: { redemption: RedemptionRecord }) => {
  const { t, dateTime } = useWords()
  const { id, code, campaign, status, created_at } = redemption
  return (
    <div className="flex flex-col gap-y-1 px-6 py-4">
      <div className="flex items-center justify-between gap-x-2">
        {code ? <CodeText code={code.code} /> : <span />}
        <RedemptionBadge status={status} />
      </div>
      <Text size="small" className="[overflow-wrap:anywhere]">
        <Gave redemption={redemption} />
      </Text>
      <div className="flex flex-wrap items-center justify-between gap-x-2">
        {campaign && <TextLink to={`/redemptions/${campaign.id}`}>{campaign.name}</TextLink>}
        <TextLink to={`/redemptions/history/${id}`}>{dateTime(created_at)}</TextLink>
      </div>
      {status !== "reversed" && (
        <Text size="xsmall" className="text-ui-fg-subtle">
          {t("widget.orderReturn")}
        </Text>
      )}
    </div>
  )
}

const Refused = ({ attempt }: { attempt: AttemptRecord }) => {
  const { t } = useWords()
  return (
    <div className="flex flex-col px-6 py-4">
      <div className="flex items-center justify-between gap-x-2">
        <bdi dir="ltr" className="font-mono text-[13px]">
          {attempt.code_masked}
        </bdi>
        <Text as="span" size="xsmall" className="text-ui-fg-subtle">
          {t("widget.orderRefused")}
        </Text>
      </div>
      <Reason refusal={attempt.refusal} />
    </div>
  )
}
