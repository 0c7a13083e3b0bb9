import { z } from "@medusajs/framework/zod"

export const ListStoreCampaigns = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
})
export type ListStoreCampaigns = z.output<typeof ListStoreCampaigns>
