import type { MedusaContainer } from "@medusajs/framework/types"
import { REDEMPTION_MODULE } from "../modules/redemption"
import type RedemptionModuleService from "../modules/redemption/service"
import { forgetDeletedMembers } from "../workflows/forget-members"

/**
 * Takes the names off the rows of deleted customers; deletes refused tries beyond the option
 * `attempt_retention_days`, counts of failed tries that are over, old printed files, and uploads that a dead process
 * left; ends exports that it left.
 */
export default async function redemptionForget(container: MedusaContainer): Promise<void> {
  const service = container.resolve<RedemptionModuleService>(REDEMPTION_MODULE)
  await forgetDeletedMembers(container)
  await service.forgetOldAttempts()
  await service.sweepThrottle()
  await service.dropStaleUploads()
  await service.endStaleExports()
  await service.dropOldPrints()
}

export const config = {
  name: "redemption-forget",
  schedule: { interval: 3_600_000 },
}
