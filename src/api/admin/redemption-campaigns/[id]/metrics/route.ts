import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { CampaignMetrics } from "../../../../../contracts/campaign"
import { redemptionService } from "../../../../answers"

export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const { from, to, ...asked } = req.validatedQuery as CampaignMetrics
  res.json(
    await redemptionService(req.scope).measureCampaign({
      ...asked,
      campaign_id: req.params.id,
      from: from ?? null,
      to: to ?? null,
    })
  )
}
