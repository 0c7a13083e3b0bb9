import { model } from "@medusajs/framework/utils"

/** The offer: what its codes give, to whom, when and how often. */
export const RedemptionCampaign = model
  .define("redemption_campaign", {
    id: model.id({ prefix: "redcamp" }).primaryKey(),
    type: model.enum(["direct", "referral"]).default("direct"),
    event_schema_id: model.text(),
    code_attribute: model.text(),
    name: model.text().searchable(),
    description: model.text().nullable(),
    translations: model.json(),
    status: model.enum(["draft", "active", "paused", "archived"]).default("draft"),
    starts_at: model.dateTime().nullable(),
    ends_at: model.dateTime().nullable(),
    display_order: model.number().default(0),
    visibility: model.json(),
    code_source: model.enum(["generate", "import"]).default("generate"),
    code_format: model.json().nullable(),
    rules: model.json(),
    limits: model.json(),
    /** Cancelling the order that redeemed a code takes back what it gave. */
    reverse_on_order_cancel: model.boolean().default(false),
    /** Goes live by itself as soon as its checklist is done. */
    activate_when_ready: model.boolean().default(false),
    /** So few free codes are few; null: a share of all, by option. */
    low_stock_threshold: model.number().nullable(),
    /** What was found when its stock was last looked at: only a change for the worse is news. */
    stock_state: model.enum(["enough", "low", "exhausted"]).default("enough"),
    stock_checked_at: model.dateTime().nullable(),
    /** Raised by every edit of rules or limits; a redemption remembers which one it was decided by. */
    version: model.number().default(1),
    metadata: model.json().nullable(),
  })
  .indexes([{ on: ["event_schema_id", "code_attribute"] }])
  .checks([
    {
      name: "CK_redemption_campaign_dates",
      expression: (columns) =>
        `${columns.ends_at} is null or ${columns.starts_at} is null or ${columns.starts_at} < ${columns.ends_at}`,
    },
  ])
