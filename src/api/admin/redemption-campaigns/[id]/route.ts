import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { UpdateCampaign } from "../../../../contracts/campaign"
import { deleteCampaignWorkflow, updateCampaignWorkflow } from "../../../../workflows/edit-campaign"
import { campaignAnswer } from "../campaign-answer"

export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  res.json({ redemption_campaign: await campaignAnswer(req.scope, req.params.id) })
}

export const POST = async (req: AuthenticatedMedusaRequest<UpdateCampaign>, res: MedusaResponse) => {
  await updateCampaignWorkflow(req.scope).run({ input: { id: req.params.id, patch: req.validatedBody } })
  res.json({ redemption_campaign: await campaignAnswer(req.scope, req.params.id) })
}

export const DELETE = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  await deleteCampaignWorkflow(req.scope).run({ input: { id: req.params.id } })
  res.json({ id: req.params.id, object: "redemption_campaign", deleted: true })
}
