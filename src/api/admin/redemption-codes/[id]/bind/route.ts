import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { BindCode } from "../../../../../contracts/code"
import { bindCodeWorkflow } from "../../../../../workflows/change-code"
import { redemptionService } from "../../../../answers"

export const POST = async (req: AuthenticatedMedusaRequest<BindCode>, res: MedusaResponse) => {
  await bindCodeWorkflow(req.scope).run({
    input: { id: req.params.id, customer_id: req.validatedBody.customer_id },
  })
  res.json({ redemption_code: await redemptionService(req.scope).retrieveCode(req.params.id) })
}
