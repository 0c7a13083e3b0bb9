import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { CreateCampaign, ListCampaigns } from "../../../contracts/campaign"
import { createCampaignWorkflow } from "../../../workflows/create-campaign"
import { given, pageOf, redemptionService, withFields } from "../../answers"
import { campaignAnswer } from "./campaign-answer"

export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const { limit, offset, order, fields, ...filters } = req.validatedQuery as ListCampaigns
  const service = redemptionService(req.scope)
  const [rows, count] = await service.listAndCountRedemptionCampaigns(given(filters), {
    ...pageOf({ limit, offset, order }),
    select: ["id"],
  })
  const campaigns = await service.describeCampaigns(rows.map((row) => row.id))
  res.json({ redemption_campaigns: withFields(campaigns, fields), count, offset, limit })
}

/** Creates a campaign, and its first batch when a quantity is given. */
export const POST = async (req: AuthenticatedMedusaRequest<CreateCampaign>, res: MedusaResponse) => {
  const { result: campaign_id } = await createCampaignWorkflow(req.scope).run({
    input: { campaign: req.validatedBody, requested_by: req.auth_context.actor_id },
  })
  res.json({ redemption_campaign: await campaignAnswer(req.scope, campaign_id) })
}
