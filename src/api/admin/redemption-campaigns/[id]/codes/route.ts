import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ListCodes } from "../../../../../contracts/code"
import { codePageAnswer } from "../../../redemption-codes/code-page-answer"

export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  res.json(
    await codePageAnswer(req.scope, { ...(req.validatedQuery as ListCodes), campaign_id: req.params.id })
  )
}
