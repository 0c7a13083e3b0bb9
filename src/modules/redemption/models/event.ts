import { model } from "@medusajs/framework/utils"
import { fullUnique } from "../full-index"

/** One custom event that came in, with or without a code. The code itself is masked in its attributes. */
export const RedemptionEvent = model
  .define("redemption_event", {
    id: model.id({ prefix: "redevt" }).primaryKey(),
    event_type: model.text(),
    /** The sender's own key: the same event delivered again is the same row. */
    event_key: model.text().nullable(),
    customer_id: model.text().nullable(),
    attributes: model.json(),
    /** Keyed hash of what was sent: the same key with another event is a conflict. */
    request_fingerprint: model.text(),
    /** What the sender says; nothing is decided by it. */
    occurred_at: model.dateTime().nullable(),
    channel: model.enum(["store", "admin", "bus"]),
    /** Null while it is being worked on. */
    outcome: model.enum(["redeemed", "refused", "no_code", "no_campaign"]).nullable(),
    /** What the sender was told, when it was not a redemption. */
    answer: model.json().nullable(),
  })
  .indexes([
    fullUnique(["event_type", "event_key"], "IDX_redemption_event_key"),
    { on: ["created_at"], where: null as unknown as string, name: "IDX_redemption_event_created_at" },
    {
      on: ["customer_id", "created_at"],
      where: "customer_id IS NOT NULL",
      name: "IDX_redemption_event_customer",
    },
  ])
