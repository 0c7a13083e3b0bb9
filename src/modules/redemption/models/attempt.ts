import { model } from "@medusajs/framework/utils"
import { fullUnique } from "../full-index"

/** One refused try. It never holds the code: a mask for the eye and a keyed hash to compare by. */
export const RedemptionAttempt = model
  .define("redemption_attempt", {
    id: model.id({ prefix: "redatt" }).primaryKey(),
    customer_id: model.text().nullable(),
    ip_hash: model.text().nullable(),
    code_masked: model.text(),
    code_fingerprint: model.text().nullable(),
    /** The precise reason; members were told the coarse code it maps to. */
    refusal: model.text(),
    campaign_id: model.text().nullable(),
    channel: model.enum(["store", "admin", "event", "order"]),
    order_id: model.text().nullable(),
    event_id: model.text().nullable(),
    announced_at: model.dateTime().nullable(),
    /** With a key, the refusal is the stored answer: a retry gets the same one. */
    idempotency_key: model.text().nullable(),
    request_fingerprint: model.text().nullable(),
    answer: model.json().nullable(),
  })
  .indexes([
    fullUnique(["idempotency_key"], "IDX_redemption_attempt_idempotency_key"),
    { on: ["created_at"], where: null as unknown as string, name: "IDX_redemption_attempt_created_at" },
    { on: ["created_at"], where: "announced_at IS NULL", name: "IDX_redemption_attempt_unannounced" },
    { on: ["order_id"], where: "order_id IS NOT NULL", name: "IDX_redemption_attempt_order" },
    {
      on: ["code_fingerprint", "created_at"],
      where: "code_fingerprint IS NOT NULL",
      name: "IDX_redemption_attempt_code",
    },
    {
      on: ["customer_id", "created_at"],
      where: "customer_id IS NOT NULL",
      name: "IDX_redemption_attempt_customer",
    },
    {
      on: ["campaign_id", "created_at"],
      where: "campaign_id IS NOT NULL",
      name: "IDX_redemption_attempt_campaign",
    },
  ])
