import { z } from "@medusajs/framework/zod"
import { dateRange, foreignId, moment, oneOrMore, paging, text } from "./fields"
import { eventAttributes } from "./redemption"

const eventType = text(64, 1)
/** The sender's own key for this event: delivering it again changes nothing and answers the same. */
const eventKey = text(255, 1)

/** What a storefront sends: the member is who signed in. */
export const SendOwnEvent = z.strictObject({
  event_type: eventType,
  event_key: eventKey.optional(),
  attributes: eventAttributes.default({}),
})
export type SendOwnEvent = z.output<typeof SendOwnEvent>

const oneMember = (event: { customer_id?: string; email?: string }) =>
  (event.customer_id === undefined) !== (event.email === undefined)
const oneMemberMessage = { path: ["customer_id"], message: "give either customer_id or email" }

/** What a server sends, by API or on the event bus. */
export const SendEvent = z
  .strictObject({
    event_type: eventType,
    event_key: eventKey.optional(),
    customer_id: foreignId.optional(),
    email: z.email().max(320).optional(),
    attributes: eventAttributes.default({}),
    occurred_at: moment.optional(),
  })
  .refine(oneMember, oneMemberMessage)
export type SendEvent = z.output<typeof SendEvent>

export const SendEvents = z.strictObject({ events: z.array(SendEvent).min(1).max(500) })
export type SendEvents = z.output<typeof SendEvents>

export const ListEvents = z.strictObject({
  ...paging("created_at"),
  event_type: oneOrMore(text(64)),
  event_key: oneOrMore(text(512)),
  customer_id: oneOrMore(text(255)),
  outcome: oneOrMore(z.enum(["redeemed", "refused", "no_code", "no_campaign"])),
  created_at: dateRange,
})
export type ListEvents = z.output<typeof ListEvents>
