import { model } from "@medusajs/framework/utils"
import { fullUnique } from "../full-index"

/** One execution of a campaign for a code. Its idempotency key is what makes a retry harmless. */
export const Redemption = model
  .define("redemption", {
    id: model.id({ prefix: "red" }).primaryKey(),
    code_id: model.text(),
    campaign_id: model.text(),
    campaign_version: model.number(),
    customer_id: model.text(),
    event_id: model.text().nullable(),
    order_id: model.text().nullable(),
    cart_id: model.text().nullable(),
    channel: model.enum(["store", "admin", "event", "order"]),
    idempotency_key: model.text(),
    /** Keyed hash of what was asked: the same key with another request is a conflict, not a replay. */
    request_fingerprint: model.text(),
    status: model.enum(["completed", "partially_applied", "reversed"]).default("completed"),
    /** Signed points of the member, and the units taken from the budget. */
    points: model.bigNumber().default(0),
    units: model.bigNumber().default(0),
    /** The counters this redemption moved, in their windows: reversal gives back exactly these. */
    usage: model.json(),
    trace: model.json(),
    note: model.text().nullable(),
    requested_by: model.text().nullable(),
    reversed_at: model.dateTime().nullable(),
    reversed_by: model.text().nullable(),
    reversal_reason: model.text().nullable(),
    announced_at: model.dateTime().nullable(),
  })
  .indexes([
    fullUnique(["idempotency_key"], "IDX_redemption_idempotency_key"),
    { on: ["code_id"], where: null as unknown as string, name: "IDX_redemption_code" },
    { on: ["customer_id", "id"], where: null as unknown as string, name: "IDX_redemption_customer" },
    { on: ["campaign_id", "created_at"], where: null as unknown as string, name: "IDX_redemption_campaign" },
    { on: ["order_id"], where: "order_id IS NOT NULL", name: "IDX_redemption_order" },
    { on: ["cart_id"], where: "cart_id IS NOT NULL", name: "IDX_redemption_cart" },
    { on: ["event_id"], where: "event_id IS NOT NULL", name: "IDX_redemption_event" },
    { on: ["created_at"], where: "announced_at IS NULL", name: "IDX_redemption_unannounced" },
  ])
