import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { voidCodeWorkflow } from "../../../../../workflows/change-code"
import { redemptionService } from "../../../../answers"

export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  await voidCodeWorkflow(req.scope).run({ input: { id: req.params.id } })
  res.json({ redemption_code: await redemptionService(req.scope).retrieveCode(req.params.id) })
}
