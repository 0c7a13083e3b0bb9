import { z } from "@medusajs/framework/zod"

export const ClaimReferral = z.strictObject({ referral_code: z.string().max(512) })
export type ClaimReferral = z.output<typeof ClaimReferral>

/** What the redemptions of a campaign owe to referrals, as the admin API gives it. Reversed ones count for nothing. */
export type ReferralFiguresAnswer = {
  redemptions: number
  referred_redemptions: number
  referred_members: number
  referrers: number
  /** Points that the campaign gave to referrers. */
  referrer_points: number
  /** Who brought most of the members who redeemed; `email` is null when the customer is not there any more. */
  top: { customer_id: string; email: string | null; referred_members: number; points: number }[]
}
