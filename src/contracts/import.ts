import { z } from "@medusajs/framework/zod"
import { label, moment, text } from "./fields"

/** The fields of the form beside the file. A form sends text; an empty field is one that was left out. */
const given = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional())

export const ImportSettings = z.strictObject({
  label: given(label),
  tag: given(text(255, 1)),
  expires_at: given(moment),
  max_uses: given(z.coerce.number().int().min(1).max(1_000_000_000)).transform((uses) => uses ?? 1),
  /** `skip`: rows that give no code are left out. `all_or_nothing`: one of them fails the whole file. */
  mode: given(z.enum(["skip", "all_or_nothing"])).transform((mode) => mode ?? "skip"),
  /** Hold everything back until somebody has seen the counts and confirms. */
  review: given(z.enum(["true", "false"])).transform((review) => review === "true"),
})
export type ImportSettings = z.output<typeof ImportSettings>
