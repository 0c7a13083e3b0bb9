import { model } from "@medusajs/framework/utils"

/** A level that members reach by the points they were ever given. */
export const RedemptionTier = model
  .define("redemption_tier", {
    id: model.id({ prefix: "redtier" }).primaryKey(),
    name: model.text().searchable(),
    /** Lifetime points from which a member has it. */
    threshold: model.bigNumber(),
    display_order: model.number().default(0),
    /** Members of this tier are kept in this customer group. */
    customer_group_id: model.text().nullable(),
  })
  .indexes([
    { on: ["name"], unique: true, name: "IDX_redemption_tier_name" },
    { on: ["threshold"], unique: true, name: "IDX_redemption_tier_threshold" },
  ])
  .checks([{ name: "CK_redemption_tier_threshold", expression: (columns) => `${columns.threshold} >= 0` }])
