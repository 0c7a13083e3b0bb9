import PromotionModule from "@medusajs/medusa/promotion"
import { defineLink } from "@medusajs/framework/utils"
import RedemptionModule from "../modules/redemption"

/** From a promotion to the effect that issued it, where one did: `promotion` → `redemption_effect`. */
export default defineLink(
  { linkable: PromotionModule.linkable.promotion, field: "id" },
  { ...RedemptionModule.linkable.redemptionEffect.id, primaryKey: "external_id" },
  { readOnly: true }
)
