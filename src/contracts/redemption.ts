import { z } from "@medusajs/framework/zod"
import { dateRange, foreignId, isStorableJson, notStorable, oneOrMore, paging, text } from "./fields"

/**
 * A code as typed or scanned. Any string passes here, be it empty or far too long: that it is no code is a refusal
 * (`code_malformed`), which a storefront shows, not a broken request. How large a request may be is the parser's to say.
 */
export const typedCode = z.string()

const isScalar = (value: unknown) => value === null || typeof value !== "object"

/**
 * An event's attributes as they came. Not a zod record: that drops the key `__proto__` silently, like much that
 * copies objects, and what is unknown is to be named. Whether each fits its schema is decided later; that nothing is nested is decided here.
 */
export const eventAttributes = z
  .custom<Record<string, unknown>>(
    (value) => typeof value === "object" && value !== null && !Array.isArray(value),
    { message: "must be an object of attributes" }
  )
  .superRefine((attributes, context) => {
    const entries = Object.entries(attributes)
    if (entries.length > 100) {
      context.addIssue({ code: "custom", message: "at most 100 attributes" })
      return
    }
    for (const [name, value] of entries) {
      if (name === "__proto__" || name.length > 64) {
        context.addIssue({ code: "custom", path: [name.slice(0, 64)], message: "is no name of an attribute" })
      }
      if (!isStorableJson({ [name]: value })) {
        context.addIssue({ code: "custom", path: [name.slice(0, 64)], ...notStorable })
      }
      if (!isScalar(value)) {
        context.addIssue({
          code: "custom",
          path: [name.slice(0, 64)],
          message: "must be one value, not a list or an object",
        })
      }
    }
  })

export const RedeemCode = z.strictObject({
  code: typedCode,
  event_attributes: eventAttributes.default({}),
  /** The member's own open cart, which the coupon is to be put on. */
  cart_id: foreignId.optional(),
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
  order_id: oneOrMore(text(255)),
  event_id: oneOrMore(text(64)),
  status: oneOrMore(z.enum(["completed", "partially_applied", "reversed"])),
  channel: oneOrMore(z.enum(["store", "admin", "event", "order"])),
  created_at: dateRange,
})
export type ListRedemptions = z.output<typeof ListRedemptions>
