import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { REDEMPTION_MODULE } from "../modules/redemption"
import type RedemptionModuleService from "../modules/redemption/service"

/**
 * Brings every member's points up to the clock: pending ones become active, those at their end expire. Safe on every
 * instance and as often as one likes: what was moved is not due any more.
 */
export async function settlePoints(container: MedusaContainer): Promise<void> {
  const service = container.resolve<RedemptionModuleService>(REDEMPTION_MODULE)
  const bus = container.resolve(Modules.EVENT_BUS)
  for (;;) {
    const moved = await service.settleDuePoints()
    if (moved.length === 0) {
      return
    }
    await bus.emit(moved.map((customer_id) => ({ name: "redemption_points.changed", data: { customer_id } })))
  }
}
