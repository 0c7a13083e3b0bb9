import { model } from "@medusajs/framework/utils"

/** The shape of a custom event, and with it the attribute that carries the code. */
export const RedemptionEventSchema = model.define("redemption_event_schema", {
  id: model.id({ prefix: "redsch" }).primaryKey(),
  event_type: model.text().unique(),
  name: model.text().searchable(),
  attributes: model.json(),
  is_active: model.boolean().default(true),
})
