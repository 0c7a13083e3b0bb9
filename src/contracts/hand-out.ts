import { z } from "@medusajs/framework/zod"
import { foreignId, oneOrMore, paging, text } from "./fields"

const mostAtOnce = 1_000

const Recipients = z.strictObject({
  /** One code for each of these members; whoever has one of this campaign gets the same again. */
  customer_ids: z.array(foreignId).min(1).max(mostAtOnce).optional(),
  /** So many codes, to be given to people whom the shop does not know. */
  quantity: z.int().min(1).max(mostAtOnce).optional(),
  /** Only the member whom it was given to can redeem it. */
  bind: z.boolean().default(false),
})

/** Codes for members, or codes by number. */
export const HandOutCodes = Recipients.refine(
  (asked) => (asked.customer_ids === undefined) !== (asked.quantity === undefined),
  { path: ["customer_ids"], message: "give either customer_ids or quantity" }
).refine((asked) => !asked.bind || asked.customer_ids !== undefined, {
  path: ["bind"],
  message: "is for codes that are given to members",
})
export type HandOutCodes = z.output<typeof HandOutCodes>

/** The same wish on the event bus, for one member: `redemption_hand_out.requested`. */
export const RequestHandOut = z.strictObject({
  campaign_id: text(64, 1),
  customer_id: foreignId,
  bind: z.boolean().default(false),
})

export type HandedOutCode = { id: string; code: string; customer_id?: string }

export const ListHandedCodes = z.strictObject({
  ...paging("created_at"),
  hand_out_id: oneOrMore(text(64)),
  customer_id: oneOrMore(text(255)),
})
export type ListHandedCodes = z.output<typeof ListHandedCodes>
