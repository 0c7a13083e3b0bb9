import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { duplicateCampaignWorkflow } from "../../../../../workflows/edit-campaign"
import { campaignAnswer } from "../../campaign-answer"

/** Answers the new draft. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const { result: id } = await duplicateCampaignWorkflow(req.scope).run({ input: { id: req.params.id } })
  res.json({ redemption_campaign: await campaignAnswer(req.scope, id) })
}
