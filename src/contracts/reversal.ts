import { z } from "@medusajs/framework/zod"
import { text } from "./fields"

export const ReverseRedemption = z.strictObject({
  reason: text(1_000).nullish(),
  /** What becomes of the code. */
  code: z.enum(["unused", "voided"]).default("unused"),
})
export type ReverseRedemption = z.output<typeof ReverseRedemption>
