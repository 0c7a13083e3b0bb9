import { z } from "@medusajs/framework/zod"
import { defineEffect } from "./define"

/** Takes points from the member, who must have them: without cover the whole redemption is refused. */
export const deductPoints = defineEffect({
  type: "deduct_points",
  where: "ledger",
  arguments: z.strictObject({
    type: z.literal("deduct_points"),
    points: z.int().min(1).max(1_000_000_000),
  }),
  plan: (effect) => ({ points: -effect.points, units: 0, payload: { points: -effect.points } }),
  inWords: ({ points }) => `a deduction of ${points} ${points === 1 ? "point" : "points"}`,
  form: { fields: [{ name: "points", input: "integer", required: true }] },
})
