import type { MedusaContainer } from "@medusajs/framework/types"
import { settlePoints } from "../workflows/settle-points"

export default async function redemptionSettlePoints(container: MedusaContainer): Promise<void> {
  await settlePoints(container)
}

export const config = {
  name: "redemption-settle-points",
  schedule: { interval: 60_000 },
}
