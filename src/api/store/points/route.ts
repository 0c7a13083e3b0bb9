import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { redemptionService } from "../../answers"

/** The member's balance, what is pending and what ends when. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  res.json({ points: await redemptionService(req.scope).retrieveMemberPoints(req.auth_context.actor_id) })
}
