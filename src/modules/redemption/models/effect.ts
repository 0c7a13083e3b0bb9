import { model } from "@medusajs/framework/utils"
import { fullUnique } from "../full-index"

/** One effect of one redemption: decided in the claim, points written there, the rest applied after the commit. */
export const RedemptionEffect = model
  .define("redemption_effect", {
    id: model.id({ prefix: "redeff" }).primaryKey(),
    redemption_id: model.text(),
    rule_index: model.number(),
    effect_index: model.number(),
    target: model.enum(["member", "referrer"]).default("member"),
    type: model.text(),
    status: model.enum(["pending", "applied", "failed", "reversed"]).default("pending"),
    payload: model.json(),
    external_id: model.text().nullable(),
    attempts: model.number().default(0),
    next_attempt_at: model.dateTime().nullable(),
    error: model.text().nullable(),
  })
  .indexes([
    fullUnique(["redemption_id", "rule_index", "effect_index"], "IDX_redemption_effect_position"),
    { on: ["next_attempt_at"], where: "next_attempt_at IS NOT NULL", name: "IDX_redemption_effect_due" },
    { on: ["external_id"], where: "external_id IS NOT NULL", name: "IDX_redemption_effect_external" },
  ])
