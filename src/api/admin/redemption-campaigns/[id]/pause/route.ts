import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { moveCampaignWorkflow } from "../../../../../workflows/edit-campaign"
import { campaignAnswer } from "../../campaign-answer"

export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  await moveCampaignWorkflow(req.scope).run({ input: { id: req.params.id, to: "paused" } })
  res.json({ redemption_campaign: await campaignAnswer(req.scope, req.params.id) })
}
