import { model } from "@medusajs/framework/utils"
import { fullUnique } from "../full-index"

/** A member's balance: always the sum of the ledger, kept beside it so that one row can be locked and read. */
export const RedemptionPointsAccount = model
  .define("redemption_points_account", {
    id: model.id({ prefix: "redpa" }).primaryKey(),
    customer_id: model.text(),
    /** Points that can be spent now. */
    balance: model.bigNumber().default(0),
    /** Points that were given but are not active yet. */
    pending: model.bigNumber().default(0),
    /** Points ever given and not reversed: what tiers look at. */
    lifetime: model.bigNumber().default(0),
    /** The tier that was last announced, and when it was last looked at; null: it has to be. */
    tier_id: model.text().nullable(),
    tier_checked_at: model.dateTime().nullable(),
    /** The customer group that the member was put in for that tier: the one to leave when it is another. */
    tier_customer_group_id: model.text().nullable(),
  })
  .indexes([
    fullUnique(["customer_id"], "IDX_redemption_points_account_customer"),
    {
      on: ["updated_at"],
      where: "tier_checked_at IS NULL",
      name: "IDX_redemption_points_account_tier_unchecked",
    },
  ])
