import type { ExecArgs } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { writeFile } from "node:fs/promises"

/**
 * Medusa's own way to a code for everybody: one promotion per code. Run by `medusa exec`; arguments: the file for the
 * result, how many, and what their codes begin with.
 */
export default async function createPromotions({ container, args }: ExecArgs): Promise<void> {
  const [file, quantity, prefix] = args
  const promotions = container.resolve(Modules.PROMOTION)
  const batch = 500
  const begun = performance.now()
  for (let made = 0; made < Number(quantity); made += batch) {
    await promotions.createPromotions(
      Array.from({ length: Math.min(batch, Number(quantity) - made) }, (_, index) => ({
        code: `${prefix}${made + index}`,
        type: "standard" as const,
        status: "active" as const,
        limit: 1,
        application_method: {
          type: "fixed" as const,
          target_type: "order" as const,
          allocation: "across" as const,
          value: 1,
          currency_code: "eur",
        },
      }))
    )
  }
  const seconds = (performance.now() - begun) / 1_000
  await writeFile(file, JSON.stringify({ perSecond: Number(quantity) / seconds }))
}
