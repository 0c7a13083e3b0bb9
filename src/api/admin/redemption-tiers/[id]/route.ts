import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { UpdateTier } from "../../../../contracts/tier"
import { deleteTierWorkflow, updateTierWorkflow } from "../../../../workflows/tiers"
import { redemptionService } from "../../../answers"

export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  res.json({ redemption_tier: await redemptionService(req.scope).retrieveRedemptionTier(req.params.id) })
}

export const POST = async (req: AuthenticatedMedusaRequest<UpdateTier>, res: MedusaResponse) => {
  await updateTierWorkflow(req.scope).run({ input: { id: req.params.id, patch: req.validatedBody } })
  res.json({ redemption_tier: await redemptionService(req.scope).retrieveRedemptionTier(req.params.id) })
}

export const DELETE = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  await deleteTierWorkflow(req.scope).run({ input: { id: req.params.id } })
  res.json({ id: req.params.id, object: "redemption_tier", deleted: true })
}
