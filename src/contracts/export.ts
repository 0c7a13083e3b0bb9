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
  /** Names with commas between them, or a list, each once; all of them when left out. */
  columns: oneOrMore(text(500))
    .transform((lists) => (lists ?? []).flatMap((list) => list.split(",")).map((name) => name.trim()))
    .transform((names) => names.filter((name) => name !== ""))
    .transform((names) => (names.length > 0 ? [...new Set(names)] : [...exportColumns]))
    .pipe(z.array(z.enum(exportColumns))),
})
export type ExportCodes = z.output<typeof ExportCodes>
