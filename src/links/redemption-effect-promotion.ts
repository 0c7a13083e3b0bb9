import PromotionModule from "@medusajs/medusa/promotion"
import { defineLink } from "@medusajs/framework/utils"
import RedemptionModule from "../modules/redemption"

/** From an effect that issued a coupon to the coupon itself: `redemption_effect` → `promotion`. */
export default defineLink(
  { linkable: RedemptionModule.linkable.redemptionEffect, field: "external_id" },
  PromotionModule.linkable.promotion,
  { readOnly: true }
)
