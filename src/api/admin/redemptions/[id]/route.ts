import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { redemptionWithEffects } from "./redemption-answer"

export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  res.json({ redemption: await redemptionWithEffects(req.scope, req.params.id) })
}
