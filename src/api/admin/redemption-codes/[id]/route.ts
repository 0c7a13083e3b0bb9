import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { redemptionService } from "../../../answers"

export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  res.json({ redemption_code: await redemptionService(req.scope).retrieveCode(req.params.id) })
}
