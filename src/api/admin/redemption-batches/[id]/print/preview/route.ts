import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { PrintBatch } from "../../../../../../contracts/print"
import { previewLabel } from "../../../../../../workflows/print-batch"

/** One label as it would be printed. It shows a live code, so nobody keeps it. */
export const POST = async (req: AuthenticatedMedusaRequest<PrintBatch>, res: MedusaResponse) => {
  const svg = await previewLabel(req.scope, { batch_id: req.params.id, settings: req.validatedBody })
  res.setHeader("content-type", "image/svg+xml")
  res.setHeader("cache-control", "no-store")
  res.send(svg)
}
