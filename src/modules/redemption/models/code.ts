import { model } from "@medusajs/framework/utils"
import { fullUnique } from "../full-index"

/**
 * One secret. Never soft-deleted: `canonical` stays taken for ever.
 *
 * Indexes cost most of what a million codes cost, so there are few: the id, the canonical form (unique over all
 * campaigns), the campaign's list, and the few codes that are bound to a member.
 */
export const RedemptionCode = model
  .define("redemption_code", {
    id: model.id({ prefix: "redcode" }).primaryKey(),
    campaign_id: model.text(),
    batch_id: model.text(),
    code: model.text(),
    canonical: model.text(),
    status: model.enum(["unused", "used", "voided"]).default("unused"),
    max_uses: model.number().default(1),
    use_count: model.number().default(0),
    customer_id: model.text().nullable(),
    /** Of this code alone, from an import; else its batch's tag counts. */
    tag: model.text().nullable(),
    expires_at: model.dateTime().nullable(),
    handed_out_at: model.dateTime().nullable(),
    redeemed_at: model.dateTime().nullable(),
  })
  .indexes([
    fullUnique(["canonical"], "IDX_redemption_code_canonical"),
    { on: ["campaign_id", "id"], where: null as unknown as string, name: "IDX_redemption_code_campaign" },
    { on: ["customer_id"], where: "customer_id IS NOT NULL", name: "IDX_redemption_code_customer" },
  ])
  .checks([
    {
      name: "CK_redemption_code_uses",
      expression: (columns) => `${columns.use_count} >= 0 and ${columns.use_count} <= ${columns.max_uses}`,
    },
  ])
