import { Text } from "@medusajs/ui"
import type { PromotionRedemptions } from "../../../contracts/redemption-record"
import { usePromotionRedemptions } from "../../lib/api/redemptions"
import { useWords } from "../../lib/words"
import { MemberLink, TextLink } from "../member/member-link"
import { Card } from "../shared/card"
import { ReadRow, ReadRows } from "../shared/read-rows"

/** Where a promotion comes from, when a campaign of ours issued it, or which campaigns copy it. */
export const PromotionCard = ({ promotion_id }: { promotion_id: string }) => {
  const { t } = useWords()
  const { data, error, refetch } = usePromotionRedemptions(promotion_id)
  const isEmpty = data?.redemption === null && data.campaigns.length === 0
  if (isEmpty || (!data && !error)) {
    return null
  }
  return (
    <Card title={t("widget.promotion")} error={error} onRetry={() => void refetch()}>
      {data?.redemption && <Issued redemption={data.redemption} />}
      {data && data.campaigns.length > 0 && <Copied campaigns={data.campaigns} />}
    </Card>
  )
}

const Issued = ({ redemption }: { redemption: NonNullable<PromotionRedemptions["redemption"]> }) => {
  const { t, dateTime } = useWords()
  const { id, campaign, customer, customer_id, created_at } = redemption
  return (
    <ReadRows>
      <ReadRow name={t("widget.issuedBy")}>
        {campaign ? <TextLink to={`/redemptions/${campaign.id}`}>{campaign.name}</TextLink> : "–"}
      </ReadRow>
      <ReadRow name={t("widget.issuedTo")}>
        <MemberLink customer={customer} id={customer_id} />
      </ReadRow>
      <ReadRow name={t("widget.issuedOn")}>
        <TextLink to={`/redemptions/history/${id}`}>{dateTime(created_at)}</TextLink>
      </ReadRow>
    </ReadRows>
  )
}

const Copied = ({ campaigns }: Pick<PromotionRedemptions, "campaigns">) => {
  const { t, number } = useWords()
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <Text size="small" className="text-ui-fg-subtle">
        {t("widget.template")}
      </Text>
      <ul className="flex flex-col gap-y-2">
        {campaigns.map(({ id, name, coupons, coupons_is_estimate }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-2">
            <TextLink to={`/redemptions/${id}`}>{name}</TextLink>
            <Text as="span" size="small" className="text-ui-fg-subtle tabular-nums">
              {t(coupons_is_estimate ? "widget.couponsMore" : "widget.coupons", {
                count: coupons,
                coupons: number(coupons),
              })}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  )
}
