import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import type { DrawSymbol } from "../../../../../contracts/symbol"
import { symbolProblem, symbolText } from "../../../../../domain/symbol"
import { drawPicture } from "../../../../../symbols/picture"
import { redemptionService } from "../../../../answers"

/** A code as a QR code or barcode, to be printed or shown. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const { type, format, content } = req.validatedQuery as DrawSymbol
  const service = redemptionService(req.scope)
  const code = await service.retrieveRedemptionCode(req.params.id)
  const text = symbolText(type, code, content === "link" ? service.linkTemplate() : null)
  const problem = symbolProblem(type, text)
  if (problem) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, `Invalid request: type: ${problem}`)
  }
  res.setHeader("content-type", format === "svg" ? "image/svg+xml" : "image/png")
  res.setHeader("cache-control", "no-store")
  res.send(await drawPicture(type, format, text))
}
