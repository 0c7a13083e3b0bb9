import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { redemptionService } from "../../../answers"

/** One of the member's own redemptions. Another's is as absent as one that never was. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const answer = await redemptionService(req.scope).retrieveRedemptionAnswer(
    req.params.id,
    req.auth_context.actor_id
  )
  if (!answer) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Redemption with id: ${req.params.id} was not found`)
  }
  res.json({ redemption: answer.redemption })
}
