import { z } from "@medusajs/framework/zod"

export const ListStoreCampaigns = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
})
export type ListStoreCampaigns = z.output<typeof ListStoreCampaigns>

/** A campaign as a storefront shows it. */
export type StoreCampaign = {
  id: string
  name: string
  description: string | null
  type: "direct" | "referral"
  starts_at: string | null
  ends_at: string | null
  display_order: number
  /** For a signed-in member of a campaign with a limit: how often they may still redeem. */
  limit?: { remaining: number; retry_at?: string }
}
