import { z } from "@medusajs/framework/zod"
import { symbolTypes } from "../domain/symbol"

export const DrawSymbol = z.strictObject({
  type: z.enum(symbolTypes).default("qrcode"),
  format: z.enum(["svg", "png"]).default("svg"),
  /** The bare code, or the link that the option `deep_link` makes of it. */
  content: z.enum(["code", "link"]).default("code"),
})
export type DrawSymbol = z.output<typeof DrawSymbol>
