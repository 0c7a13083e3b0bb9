import { z } from "@medusajs/framework/zod"
import { dateRange, foreignId, oneOrMore, text } from "./fields"

/** Pages go by cursor: a code list may hold millions, and an offset would count through them. */
const page = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** Of the page before; none, and an empty one, is the first page. */
  cursor: text(64)
    .refine((value) => value === "" || value.startsWith("redcode_"), {
      message: "must be the next_cursor of another page",
    })
    .optional(),
}

const filters = {
  status: oneOrMore(z.enum(["unused", "used", "voided"])),
  batch_id: oneOrMore(text(64)),
  tag: oneOrMore(text(255)),
  customer_id: oneOrMore(text(255)),
  redeemed_at: dateRange,
  created_at: dateRange,
}

export const ListCodes = z.strictObject({ ...page, campaign_id: text(64).optional(), ...filters })
export type ListCodes = z.output<typeof ListCodes>

/** Of one campaign: it is named by the address. */
export const ListCampaignCodes = z.strictObject({ ...page, ...filters })
export type ListCampaignCodes = z.output<typeof ListCampaignCodes>

/** A search goes in a body: codes do not belong in addresses, which end up in logs. */
export const SearchCodes = z.strictObject({
  code: text(512, 1),
  campaign_id: text(64).optional(),
  ...page,
})
export type SearchCodes = z.output<typeof SearchCodes>

export const BindCode = z.strictObject({ customer_id: foreignId })
export type BindCode = z.output<typeof BindCode>
