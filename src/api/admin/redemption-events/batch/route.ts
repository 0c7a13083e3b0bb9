import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { SendEvents } from "../../../../contracts/event"
import { receiveEvents } from "../../../../workflows/receive-events"

/** Up to 500 events. Each stands for itself: the answers come in the order of the events, whatever became of each. */
export const POST = async (req: AuthenticatedMedusaRequest<SendEvents>, res: MedusaResponse) => {
  const results = await receiveEvents(req.scope, req.validatedBody.events, req.auth_context.actor_id)
  res.json({ results })
}
