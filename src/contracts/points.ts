import { z } from "@medusajs/framework/zod"
import { paging, words } from "./fields"

export const ListMemberPoints = z.strictObject(paging("created_at"))
export type ListMemberPoints = z.output<typeof ListMemberPoints>

export const AdjustPoints = z.strictObject({
  /** Signed; below zero takes points away. */
  amount: z
    .int()
    .min(-1_000_000_000)
    .max(1_000_000_000)
    .refine((amount) => amount !== 0, { message: "must not be zero" }),
  note: words(1_000),
})
export type AdjustPoints = z.output<typeof AdjustPoints>
