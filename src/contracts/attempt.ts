import { z } from "@medusajs/framework/zod"
import { moment, oneOrMore, paging, text } from "./fields"

export const ListAttempts = z.strictObject({
  ...paging("created_at"),
  customer_id: oneOrMore(text(255)),
  campaign_id: oneOrMore(text(64)),
  order_id: oneOrMore(text(255)),
  refusal: oneOrMore(text(64)),
  channel: oneOrMore(z.enum(["store", "admin", "event", "order"])),
  /** From inclusive, to exclusive. */
  from: moment.optional(),
  to: moment.optional(),
})
export type ListAttempts = z.output<typeof ListAttempts>

/** Attempts with one code, given in the body: codes do not belong in addresses. Compared by fingerprint. */
export const SearchAttempts = z.strictObject({ ...ListAttempts.shape, code: text(512, 1) })
export type SearchAttempts = z.output<typeof SearchAttempts>
