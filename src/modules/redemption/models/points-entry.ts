import { model } from "@medusajs/framework/utils"
import { fullUnique } from "../full-index"

/** One line of the ledger. Amounts are signed and never edited; what undoes a line is another line. */
export const RedemptionPointsEntry = model
  .define("redemption_points_entry", {
    id: model.id({ prefix: "redpe" }).primaryKey(),
    customer_id: model.text(),
    type: model.enum(["add", "deduct", "expire", "reverse", "adjust"]),
    amount: model.bigNumber(),
    /** Of points that were added: how many are still unspent, so that exactly those expire. */
    remaining: model.bigNumber().default(0),
    /** The member's balance right after this line: statements and replayed answers show it. */
    balance_after: model.bigNumber(),
    status: model.enum(["pending", "active", "spent", "expired", "reversed"]).default("active"),
    available_at: model.dateTime().nullable(),
    expires_at: model.dateTime().nullable(),
    redemption_id: model.text().nullable(),
    effect_id: model.text().nullable(),
    reverses_id: model.text().nullable(),
    note: model.text().nullable(),
  })
  .indexes([
    fullUnique(["effect_id"], "IDX_redemption_points_entry_effect"),
    fullUnique(["reverses_id"], "IDX_redemption_points_entry_reverses"),
    {
      on: ["customer_id", "id"],
      where: null as unknown as string,
      name: "IDX_redemption_points_entry_customer",
    },
    {
      on: ["redemption_id"],
      where: "redemption_id IS NOT NULL",
      name: "IDX_redemption_points_entry_redemption",
    },
    { on: ["available_at"], where: "status = 'pending'", name: "IDX_redemption_points_entry_pending" },
    {
      on: ["expires_at"],
      where: "status = 'active' AND expires_at IS NOT NULL",
      name: "IDX_redemption_points_entry_expiring",
    },
  ])
