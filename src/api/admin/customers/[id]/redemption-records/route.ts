import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { redemptionService } from "../../../../answers"

/** Everything that is kept of a member, as a file to hand to them. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const records = await redemptionService(req.scope).memberRecords(req.params.id)
  res.setHeader("Content-Disposition", 'attachment; filename="redemption-records.json"')
  res.json({ customer_id: req.params.id, ...records })
}
