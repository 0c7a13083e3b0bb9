import OrderModule from "@medusajs/medusa/order"
import { defineLink } from "@medusajs/framework/utils"
import RedemptionModule from "../modules/redemption"

/** From an order to what its code gave: `order` → `redemptions`. */
export default defineLink(
  { linkable: OrderModule.linkable.order, field: "id" },
  { ...RedemptionModule.linkable.redemption.id, primaryKey: "order_id", alias: "redemptions" },
  { readOnly: true, isList: true }
)
