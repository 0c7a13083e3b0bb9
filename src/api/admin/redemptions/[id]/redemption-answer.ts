import type { MedusaContainer } from "@medusajs/framework/types"
import { redemptionService } from "../../../answers"

/** One redemption with its effects and the trace of its decision. @throws 404 */
export async function redemptionWithEffects(container: MedusaContainer, id: string) {
  const service = redemptionService(container)
  const redemption = await service.retrieveRedemption(id)
  const effects = await service.listRedemptionEffects(
    { redemption_id: redemption.id },
    { order: { rule_index: "ASC", effect_index: "ASC" } }
  )
  return { ...redemption, effects }
}
