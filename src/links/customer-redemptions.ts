import CustomerModule from "@medusajs/medusa/customer"
import { defineLink } from "@medusajs/framework/utils"
import RedemptionModule from "../modules/redemption"

/** From a customer to what they redeemed: `customer` → `redemptions`. */
export default defineLink(
  { linkable: CustomerModule.linkable.customer, field: "id" },
  { ...RedemptionModule.linkable.redemption.id, primaryKey: "customer_id", alias: "redemptions" },
  { readOnly: true, isList: true }
)
