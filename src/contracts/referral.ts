import { z } from "@medusajs/framework/zod"

export const ClaimReferral = z.strictObject({ referral_code: z.string().max(512) })
export type ClaimReferral = z.output<typeof ClaimReferral>
