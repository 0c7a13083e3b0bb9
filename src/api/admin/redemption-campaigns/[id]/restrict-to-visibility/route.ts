import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { restrictToVisibilityWorkflow } from "../../../../../workflows/edit-campaign"
import { campaignAnswer } from "../../campaign-answer"

/** Adds to every rule the condition that lets only those redeem who see the campaign. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  await restrictToVisibilityWorkflow(req.scope).run({ input: { id: req.params.id } })
  res.json({ redemption_campaign: await campaignAnswer(req.scope, req.params.id) })
}
