import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ReverseRedemption } from "../../../../../contracts/reversal"
import { reverseRedemptionWorkflow } from "../../../../../workflows/reverse-redemption"
import { redemptionAnswer } from "../../redemption-answer"

/** Undoes a redemption. `points_shortfall`: points that were spent already and could not be taken back. */
export const POST = async (req: AuthenticatedMedusaRequest<ReverseRedemption>, res: MedusaResponse) => {
  const { code, reason } = req.validatedBody
  const { result } = await reverseRedemptionWorkflow(req.scope).run({
    input: {
      redemption_id: req.params.id,
      code,
      reason: reason ?? null,
      reversed_by: req.auth_context.actor_id,
    },
  })
  res.json({ redemption: await redemptionAnswer(req.scope, req.params.id), ...result })
}
