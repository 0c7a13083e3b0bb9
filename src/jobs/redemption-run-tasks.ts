import type { MedusaContainer } from "@medusajs/framework/types"
import { pokeRunner } from "../tasks/context"

/** Takes up what a lost event or a dead worker left behind. Safe on every instance: leases keep them apart. */
export default async function redemptionRunTasks(container: MedusaContainer): Promise<void> {
  pokeRunner(container)
}

export const config = {
  name: "redemption-run-tasks",
  schedule: { interval: 10_000 },
}
