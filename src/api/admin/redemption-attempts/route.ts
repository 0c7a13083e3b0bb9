import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ListAttempts } from "../../../contracts/attempt"
import { given, pageOf, rangeFilter, redemptionService, withFields } from "../../answers"

/** Refused tries, for whoever asks "why was my code refused?". The code is there only as its mask. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const { limit, offset, order, fields, from, to, ...filters } = req.validatedQuery as ListAttempts
  const created_at = rangeFilter(given({ gte: from, lt: to }))
  const [rows, count] = await redemptionService(req.scope).listAndCountRedemptionAttempts(
    given({ ...filters, created_at: from || to ? created_at : undefined }),
    pageOf({ limit, offset, order })
  )
  const attempts = rows.map((attempt) => ({
    id: attempt.id,
    customer_id: attempt.customer_id,
    campaign_id: attempt.campaign_id,
    order_id: attempt.order_id,
    event_id: attempt.event_id,
    code_masked: attempt.code_masked,
    refusal: attempt.refusal,
    channel: attempt.channel,
    created_at: attempt.created_at,
  }))
  res.json({ redemption_attempts: withFields(attempts, fields), count, offset, limit })
}
