import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import type { DrawSymbol } from "../../../../../contracts/symbol"
import { deepLink, symbolProblem } from "../../../../../domain/symbol"
import { redemptionService } from "../../../../answers"
import { drawSymbol } from "./draw"

/** A code as a QR code or barcode, to be printed or shown. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const { type, format, content } = req.validatedQuery as DrawSymbol
  const service = redemptionService(req.scope)
  const { code, canonical } = await service.retrieveRedemptionCode(req.params.id)
  const text =
    content === "link" ? linkFor(service.options.deep_link, code) : type === "ean13" ? canonical : code
  const problem = symbolProblem(type, text)
  if (problem) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, `Invalid request: type: ${problem}`)
  }
  res.setHeader("content-type", format === "svg" ? "image/svg+xml" : "image/png")
  res.setHeader("cache-control", "no-store")
  res.send(await drawSymbol(type, format, text))
}

function linkFor(template: string | undefined, code: string): string {
  if (template === undefined) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      'Invalid request: content: a link needs the plugin option "deep_link"'
    )
  }
  return deepLink(template, code)
}
