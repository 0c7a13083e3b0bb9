import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { redemptionService } from "../../answers"

/** The invariants of the books, each with how many rows break it. All zero is well. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const checks = await redemptionService(req.scope).checkHealth()
  res.json({ ok: checks.every((check) => check.residue === 0), checks })
}
