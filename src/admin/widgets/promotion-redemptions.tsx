import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { Guarded } from "../components/widgets/guarded"
import { PromotionCard } from "../components/widgets/promotion-card"

/** Beside a promotion that a campaign issued or copies; nothing on any other. */
const PromotionRedemptionsWidget = ({ data }: { data?: { id: string } }) =>
  data?.id ? (
    <Guarded>
      <PromotionCard promotion_id={data.id} />
    </Guarded>
  ) : null

export const config = defineWidgetConfig({
  zone: "promotion.details.side",
  id: "redemption-codes:promotion-redemptions",
})

export default PromotionRedemptionsWidget
