import { model } from "@medusajs/framework/utils"
import { fullUnique } from "../full-index"

/** A counter with a guard: only ever moved by an UPDATE that also checks the cap. */
export const RedemptionUsage = model
  .define("redemption_usage", {
    id: model.id({ prefix: "redusg" }).primaryKey(),
    campaign_id: model.text(),
    scope: model.enum(["campaign", "member"]),
    customer_id: model.text().default(""),
    kind: model.enum(["executions", "units"]),
    window_key: model.text(),
    slot: model.number().default(0),
    used: model.bigNumber().default(0),
  })
  .indexes([
    fullUnique(
      ["campaign_id", "scope", "customer_id", "kind", "window_key", "slot"],
      "IDX_redemption_usage_counter"
    ),
  ])
  .checks([{ name: "CK_redemption_usage_used", expression: (columns) => `${columns.used} >= 0` }])
