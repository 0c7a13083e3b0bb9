import { z } from "@medusajs/framework/zod"
import { foreignId, label, paging, text } from "./fields"

const fields = {
  name: label,
  threshold: z.int().min(0),
  display_order: z.int().min(-1_000_000).max(1_000_000),
  /** Members of the tier are kept in this customer group. */
  customer_group_id: foreignId.nullable(),
}

export const CreateTier = z.strictObject({
  ...fields,
  display_order: fields.display_order.default(0),
  customer_group_id: fields.customer_group_id.default(null),
})
export type CreateTier = z.output<typeof CreateTier>

export const UpdateTier = z.strictObject(fields).partial()
export type UpdateTier = z.output<typeof UpdateTier>

export const ListTiers = z.strictObject({
  ...paging("created_at", "name", "threshold", "display_order"),
  q: text(255).optional(),
})
export type ListTiers = z.output<typeof ListTiers>
