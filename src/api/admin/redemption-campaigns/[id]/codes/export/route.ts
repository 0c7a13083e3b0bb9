import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { stringify } from "csv-stringify"
import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ExportCodes } from "../../../../../../contracts/export"
import { inertCell } from "../../../../../../domain/spreadsheet"
import { redemptionService } from "../../../../../answers"

/** Every code that matches, as CSV: streamed as fast as the reader takes it, never held in memory. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const { columns, ...filter } = req.validatedQuery as ExportCodes
  const service = redemptionService(req.scope)
  const campaign = await service.retrieveRedemptionCampaign(req.params.id)
  const codes = service.exportCodes(
    { ...filter, campaign_id: campaign.id },
    { columns, requested_by: req.auth_context.actor_id }
  )
  const rows = async function* () {
    for await (const code of codes) {
      yield columns.map((column) => cellOf(code[column]))
    }
  }
  res.setHeader("content-type", "text/csv; charset=utf-8")
  res.setHeader("content-disposition", `attachment; filename="${campaign.id}-codes.csv"`)
  res.setHeader("cache-control", "no-store")
  await pipeline(Readable.from(rows()), stringify({ header: true, columns: [...columns] }), res)
}

function cellOf(value: string | number | Date | null): string {
  if (value instanceof Date) {
    return value.toISOString()
  }
  return value === null ? "" : inertCell(String(value))
}
