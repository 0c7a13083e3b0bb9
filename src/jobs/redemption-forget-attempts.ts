import type { MedusaContainer } from "@medusajs/framework/types"
import { REDEMPTION_MODULE } from "../modules/redemption"
import type RedemptionModuleService from "../modules/redemption/service"

/** Deletes refused tries that are older than the option `attempt_retention_days` allows. */
export default async function redemptionForgetAttempts(container: MedusaContainer): Promise<void> {
  await container.resolve<RedemptionModuleService>(REDEMPTION_MODULE).forgetOldAttempts()
}

export const config = {
  name: "redemption-forget-attempts",
  schedule: { interval: 3_600_000 },
}
