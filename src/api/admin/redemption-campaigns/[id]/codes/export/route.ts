import { pipeline } from "node:stream/promises"
import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ExportCodes } from "../../../../../../contracts/export"
import { redemptionService } from "../../../../../answers"

/** Whoever takes nothing for so long has gone, and makes room for the next one. */
const mostSilence = 120_000

/** Every code that matches, as CSV: streamed as fast as the reader takes it, never held in memory. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const { columns, ...filter } = req.validatedQuery as ExportCodes
  const service = redemptionService(req.scope)
  const campaign = await service.retrieveRedemptionCampaign(req.params.id)
  const pieces = service.exportCodes(
    { ...filter, campaign_id: campaign.id },
    { columns, requested_by: req.auth_context.actor_id }
  )
  try {
    // Until the first piece is here, what goes wrong is an answer; after that, the transfer breaks off.
    const first = await pieces.next()
    res.setHeader("content-type", "text/csv; charset=utf-8")
    res.setHeader("content-disposition", `attachment; filename="${campaign.id}-codes.csv"`)
    res.setHeader("cache-control", "no-store")
    res.setTimeout(mostSilence, () => res.destroy())
    await pipeline(async function* () {
      if (!first.done) {
        yield first.value
        yield* pieces
      }
    }, res)
  } finally {
    // Also when nobody was there any more to begin with.
    await pieces.return(undefined)
  }
}
