import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { notAllowed, notFound } from "../../../../../../../modules/redemption/problems"
import { applyEffects } from "../../../../../../../workflows/apply-effects"
import { redemptionService } from "../../../../../../answers"
import { redemptionAnswer } from "../../../../redemption-answer"

/** Gives a failed effect another chance, now. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const { id: redemption_id, effect_id } = req.params
  if (!(await redemptionService(req.scope).retryEffect({ id: effect_id, redemption_id }))) {
    const { effects } = await redemptionAnswer(req.scope, redemption_id)
    if (!effects.some(({ id }) => id === effect_id)) {
      throw notFound("Redemption effect", effect_id)
    }
    throw notAllowed("Only an effect that has failed can be retried")
  }
  await applyEffects(req.scope, redemption_id)
  res.json({ redemption: await redemptionAnswer(req.scope, redemption_id) })
}
