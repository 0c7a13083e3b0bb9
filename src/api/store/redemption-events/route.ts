import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { SendOwnEvent } from "../../../contracts/event"
import { receiveEvent } from "../../../workflows/receive-event"
import { visitorAddress } from "../../visitor-address"
import { salesChannelOf } from "../redemptions/member-request"

/** A custom event of the signed-in member. The code is in the event's own code attribute. */
export const POST = async (req: AuthenticatedMedusaRequest<SendOwnEvent>, res: MedusaResponse) => {
  const { event_key, ...event } = req.validatedBody
  const customer_id = req.auth_context.actor_id
  const answer = await receiveEvent(req.scope, {
    ...event,
    // Scoped to the member: nobody can take a key that another member is going to use.
    event_key: event_key && `${customer_id}:${event_key}`,
    customer_id,
    channel: "store",
    requested_by: customer_id,
    sales_channel_id: salesChannelOf(req),
    locale: req.locale ?? null,
    ip: visitorAddress(req),
  })
  res.json(answer)
}
