import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ListEvents, SendEvent } from "../../../contracts/event"
import { memberOfEvent, receiveEvent } from "../../../workflows/receive-event"
import { given, pageOf, rangeFilter, redemptionService, withFields } from "../../answers"

/** A custom event from a server, for the member it names. */
export const POST = async (req: AuthenticatedMedusaRequest<SendEvent>, res: MedusaResponse) => {
  const { email, customer_id, ...event } = req.validatedBody
  const answer = await receiveEvent(req.scope, {
    ...event,
    customer_id: await memberOfEvent(req.scope, { email, customer_id }),
    channel: "admin",
    requested_by: req.auth_context.actor_id,
  })
  res.json(answer)
}

export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const { limit, offset, order, fields, created_at, ...filters } = req.validatedQuery as ListEvents
  const [rows, count] = await redemptionService(req.scope).listAndCountRedemptionEvents(
    given({ ...filters, created_at: rangeFilter(created_at) }),
    pageOf({ limit, offset, order })
  )
  const events = rows.map(({ request_fingerprint: _mark, ...event }) => event)
  res.json({ redemption_events: withFields(events, fields), count, offset, limit })
}
