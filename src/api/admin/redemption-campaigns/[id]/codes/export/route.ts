import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ExportCodes } from "../../../../../../contracts/export"
import { redemptionService } from "../../../../../answers"
import { sendFile } from "../../../../../send-file"

/** Every code that matches, as CSV. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const { columns, ...filter } = req.validatedQuery as ExportCodes
  const service = redemptionService(req.scope)
  const { id: campaign_id } = await service.retrieveRedemptionCampaign(req.params.id)
  const pieces = service.exportCodes(
    { ...filter, campaign_id },
    { columns, requested_by: req.auth_context.actor_id }
  )
  const file = { name: `${campaign_id}-codes.csv`, content_type: "text/csv; charset=utf-8" }
  await sendFile(req, res, file, pieces)
}
