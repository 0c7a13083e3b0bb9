import type { MedusaContainer } from "@medusajs/framework/types"
import { applyEffects } from "../workflows/apply-effects"

/** Takes up effects that a crash or a fault has left. Safe on every instance: each is taken by one. */
export default async function redemptionApplyEffects(container: MedusaContainer): Promise<void> {
  await applyEffects(container)
}

export const config = {
  name: "redemption-apply-effects",
  schedule: { interval: 30_000 },
}
