import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ClaimReferral } from "../../../contracts/referral"
import { redemptionService } from "../../answers"

/** The member's own referral code, and how many came by it. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  res.json({ referral: await redemptionService(req.scope).memberReferral(req.auth_context.actor_id) })
}

/** Names who referred the member: once. */
export const POST = async (req: AuthenticatedMedusaRequest<ClaimReferral>, res: MedusaResponse) => {
  const { referral_code } = req.validatedBody
  const referral = await redemptionService(req.scope).claimReferral(req.auth_context.actor_id, referral_code)
  res.json({ referral })
}
