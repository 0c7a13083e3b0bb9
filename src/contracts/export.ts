import { z } from "@medusajs/framework/zod"
import { dateRange, oneOrMore, text } from "./fields"

export const exportColumns = [
  "code",
  "status",
  "expires_at",
  "max_uses",
  "use_count",
  "customer_id",
  "tag",
  "batch_id",
  "batch_label",
  "handed_out_at",
  "redeemed_at",
  "created_at",
] as const
export type ExportColumn = (typeof exportColumns)[number]

export const ExportCodes = z.strictObject({
  status: oneOrMore(z.enum(["unused", "used", "voided"])),
  batch_id: oneOrMore(text(64)),
  tag: oneOrMore(text(255)),
  created_at: dateRange,
  redeemed_at: dateRange,
  /** Names with commas between them; all of them when left out. */
  columns: text(500)
    .optional()
    .transform((list) => (list ? list.split(",").map((name) => name.trim()) : [...exportColumns]))
    .pipe(z.array(z.enum(exportColumns)).min(1)),
})
export type ExportCodes = z.output<typeof ExportCodes>
