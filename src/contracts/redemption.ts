import { z } from "@medusajs/framework/zod"
import { dateRange, foreignId, oneOrMore, paging, text } from "./fields"

/**
 * A code as typed or scanned. Any string passes here, also an empty one: that it is no code is a refusal
 * (`code_malformed`), which a storefront shows, not a broken request. The bound keeps rubbish small.
 */
const typedCode = z.string().max(4_096)

const eventAttributes = z
  .record(z.string().max(64), z.unknown())
  .refine((value) => Object.keys(value).length <= 100, {
    message: "at most 100 attributes",
  })

export const RedeemCode = z.strictObject({
  code: typedCode,
  event_attributes: eventAttributes.default({}),
})
export type RedeemCode = z.output<typeof RedeemCode>

export const RedeemOnBehalf = z.strictObject({
  customer_id: foreignId,
  code: typedCode,
  event_attributes: eventAttributes.default({}),
  note: text(1_000).nullish(),
  ignore_member_limit: z.boolean().default(false),
})
export type RedeemOnBehalf = z.output<typeof RedeemOnBehalf>

/** What the `Idempotency-Key` header may hold: printable ASCII, at most 255 characters, as the field's APIs do. */
export const IdempotencyKey = z.string().regex(/^[\x21-\x7e]{1,255}$/)

export const ListOwnRedemptions = z.strictObject({
  ...paging("created_at"),
  campaign_id: oneOrMore(text(64)),
})
export type ListOwnRedemptions = z.output<typeof ListOwnRedemptions>

export const ListPointsEntries = z.strictObject(paging("created_at"))
export type ListPointsEntries = z.output<typeof ListPointsEntries>

export const ListRedemptions = z.strictObject({
  ...paging("created_at"),
  campaign_id: oneOrMore(text(64)),
  customer_id: oneOrMore(text(255)),
  code_id: oneOrMore(text(64)),
  status: oneOrMore(z.enum(["completed", "partially_applied", "reversed"])),
  created_at: dateRange,
})
export type ListRedemptions = z.output<typeof ListRedemptions>
