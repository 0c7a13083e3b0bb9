import OrderModule from "@medusajs/medusa/order"
import { defineLink } from "@medusajs/framework/utils"
import RedemptionModule from "../modules/redemption"

/** From a redemption to the order that carried its code: `redemption` → `order`. */
export default defineLink(
  { linkable: RedemptionModule.linkable.redemption, field: "order_id" },
  OrderModule.linkable.order,
  { readOnly: true }
)
