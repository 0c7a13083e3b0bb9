import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ListCampaignCodes } from "../../../../../contracts/code"
import { redemptionService } from "../../../../answers"
import { codePageAnswer } from "../../../redemption-codes/code-page-answer"

export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const { id: campaign_id } = await redemptionService(req.scope).retrieveRedemptionCampaign(req.params.id, {
    select: ["id"],
  })
  res.json(await codePageAnswer(req.scope, { ...(req.validatedQuery as ListCampaignCodes), campaign_id }))
}
