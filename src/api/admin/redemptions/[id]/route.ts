import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { redemptionService } from "../../../answers"

/** One redemption with its effects and the trace of its decision. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const service = redemptionService(req.scope)
  const redemption = await service.retrieveRedemption(req.params.id)
  const effects = await service.listRedemptionEffects(
    { redemption_id: redemption.id },
    { order: { rule_index: "ASC", effect_index: "ASC" } }
  )
  res.json({ redemption: { ...redemption, effects } })
}
