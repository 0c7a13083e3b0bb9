import type { MedusaContainer } from "@medusajs/framework/types"
import { REDEMPTION_MODULE } from "../modules/redemption"
import type RedemptionModuleService from "../modules/redemption/service"

/** Deletes refused tries beyond the option `attempt_retention_days`, uploads that a dead process left, and old printed files. */
export default async function redemptionForget(container: MedusaContainer): Promise<void> {
  const service = container.resolve<RedemptionModuleService>(REDEMPTION_MODULE)
  await service.forgetOldAttempts()
  await service.dropStaleUploads()
  await service.dropOldPrints()
}

export const config = {
  name: "redemption-forget",
  schedule: { interval: 3_600_000 },
}
