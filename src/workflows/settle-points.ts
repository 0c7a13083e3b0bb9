import type { MedusaContainer } from "@medusajs/framework/types"
import { REDEMPTION_MODULE } from "../modules/redemption"
import type RedemptionModuleService from "../modules/redemption/service"
import { announceSoon } from "./announce"

/**
 * Brings every member's points up to the clock: pending ones become active, those at their end expire. Safe on every
 * instance and as often as one likes: what was moved is not due any more.
 */
export async function settlePoints(container: MedusaContainer): Promise<void> {
  const service = container.resolve<RedemptionModuleService>(REDEMPTION_MODULE)
  while ((await service.settleDuePoints()).length > 0) {
    announceSoon(container)
  }
}
