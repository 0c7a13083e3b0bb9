import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { stringify } from "csv-stringify"
import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { importColumns } from "../../../../../domain/import-row"
import { inertCell } from "../../../../../domain/spreadsheet"
import { redemptionService } from "../../../../answers"

/** The rows of an import that gave no code, as a CSV that can be mended and uploaded again as it is. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const service = redemptionService(req.scope)
  const task = await service.retrieveRedemptionTask(req.params.id)
  const rows = async function* () {
    for await (const { line, reason, cells } of service.importIssues(task.id)) {
      yield [...cells.map(inertCell), String(line), reason]
    }
  }
  res.setHeader("content-type", "text/csv; charset=utf-8")
  res.setHeader("content-disposition", `attachment; filename="${task.id}-errors.csv"`)
  res.setHeader("cache-control", "no-store")
  const columns = [...importColumns, "error_line", "error_reason"]
  await pipeline(Readable.from(rows()), stringify({ header: true, columns }), res)
}
