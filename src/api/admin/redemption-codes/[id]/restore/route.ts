import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { restoreCodeWorkflow } from "../../../../../workflows/change-code"
import { redemptionService } from "../../../../answers"

export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  await restoreCodeWorkflow(req.scope).run({ input: { id: req.params.id } })
  res.json({ redemption_code: await redemptionService(req.scope).retrieveCode(req.params.id) })
}
