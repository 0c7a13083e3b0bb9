import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { redemptionService } from "../../../../answers"
import { redemptionAnswer } from "../../../redemptions/redemption-answer"

/** Where a promotion comes from: the redemption that issued it, or the campaigns that copy it. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const { id } = req.params
  const service = redemptionService(req.scope)
  const [redemption_id, campaigns] = await Promise.all([
    service.findIssuingRedemption(id),
    service.findCampaignsOfTemplate(id),
  ])
  res.json({
    redemption: redemption_id ? await redemptionAnswer(req.scope, redemption_id) : null,
    campaigns,
  })
}
