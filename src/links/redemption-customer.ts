import CustomerModule from "@medusajs/medusa/customer"
import { defineLink } from "@medusajs/framework/utils"
import RedemptionModule from "../modules/redemption"

/** From a redemption to its member: `redemption` → `customer`. Nothing is stored: the redemption has the id. */
export default defineLink(
  { linkable: RedemptionModule.linkable.redemption, field: "customer_id" },
  CustomerModule.linkable.customer,
  { readOnly: true }
)
