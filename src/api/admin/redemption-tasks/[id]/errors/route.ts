import { stringify } from "csv-stringify"
import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { importColumns } from "../../../../../domain/import-row"
import { inertCell } from "../../../../../domain/spreadsheet"
import { redemptionService } from "../../../../answers"
import { sendFile } from "../../../../send-file"

/** The rows of an import that gave no code, as a CSV that can be mended and uploaded again as it is. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const service = redemptionService(req.scope)
  const task = await service.retrieveRedemptionTask(req.params.id)
  const rows = async function* () {
    for await (const { line, reason, cells } of service.importIssues(task.id)) {
      yield [...cells.map(inertCell), String(line), reason]
    }
  }
  const file = { name: `${task.id}-errors.csv`, content_type: "text/csv; charset=utf-8" }
  const columns = [...importColumns, "error_line", "error_reason"]
  await sendFile(req, res, file, rows(), stringify({ header: true, columns }))
}
