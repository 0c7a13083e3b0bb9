import type { MedusaRequest } from "@medusajs/framework/http"
import { visitorNetwork } from "../domain/network-address"
import { redemptionService } from "./answers"

/** The visitor's network, by the option `throttle.trusted_hops`: the framework's own `req.ip` always trusts one hop. */
export function visitorAddress(req: MedusaRequest): string | null {
  const { throttle } = redemptionService(req.scope).options
  const forwarded = req.headers["x-forwarded-for"]
  return visitorNetwork(
    req.socket.remoteAddress,
    Array.isArray(forwarded) ? forwarded.join(",") : forwarded,
    throttle ? throttle.trusted_hops : 1
  )
}
