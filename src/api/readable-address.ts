import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { isStorable } from "../domain/storable"

/**
 * An address that is no text (`%E0`, `%00`) names nothing. Express cannot decode the one and PostgreSQL cannot look the
 * other up: either would end as a fault of ours.
 */
export function readableAddress(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): void {
  next(
    isReadable(req.originalUrl.split("?")[0])
      ? undefined
      : new MedusaError(MedusaError.Types.NOT_FOUND, "There is nothing at this address")
  )
}

function isReadable(path: string): boolean {
  try {
    return isStorable(decodeURIComponent(path))
  } catch {
    return false
  }
}
