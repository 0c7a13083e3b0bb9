import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { problemCodes, unavailable } from "../modules/redemption/problems"
import { redemptionService } from "./answers"

/** Every path of ours. It ends where a segment does: Express takes what matches as the place of the middleware. */
export const ours =
  /^\/(?:store|admin)\/(?:redemption[a-z-]*|points|referral|(?:customers|orders|promotions)\/[^/]+\/(?:points|redemption[a-z-]*))(?=\/|$)/

const secondsUntilBack = 2

/**
 * Gives answers the status that HTTP has for them, where the framework's error handler knows none: 409 for a reused
 * key, 413 for a file that is too large, 503 for a database that is away, 429 for a member who is held off. The last
 * two say when to come back.
 */
export function withStatuses(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  const send = res.json.bind(res)
  const sendUnavailable = () => {
    const { code, type, message } = unavailable()
    res.status(503).setHeader("Retry-After", String(secondsUntilBack))
    return send({ code, type, message })
  }
  res.json = (body: unknown) => {
    const { code, type, error } = (body ?? {}) as Partial<Answered>
    if (code === problemCodes.unavailable) {
      return sendUnavailable()
    }
    if (code === "unknown_error") {
      // Look-ups of the framework's own do not say that it is the database that is away. Asking it does.
      void redemptionService(req.scope)
        .isReachable()
        .then((isReachable) => (isReachable ? send(body) : sendUnavailable()))
        // Nobody would hear of it, and Node ends a process for what nobody hears of.
        .catch(() => res.destroy())
      return res
    }
    if (code === problemCodes.keyReused) {
      res.status(409)
    } else if (code === problemCodes.tooLarge) {
      res.status(413)
    } else if (type === "rejection" && error?.code === "too_many_attempts" && isMembers(req)) {
      res.status(429).setHeader("Retry-After", String(secondsUntil(error.retry_at)))
    }
    return send(body)
  }
  next()
}

type Answered = { code: string; type: string; error: { code: string; retry_at?: string } }

/** A server that sends events for many members is not told to slow down because of one of them. */
const isMembers = (req: MedusaRequest) => req.originalUrl.startsWith("/store/")

const secondsUntil = (moment: string | undefined) =>
  Math.max(1, Math.ceil((new Date(moment ?? Date.now()).getTime() - Date.now()) / 1_000))
