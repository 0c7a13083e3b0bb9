import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import type { RedeemCode } from "../../../contracts/redemption"
import type { RedeemRequest } from "../../../modules/redemption/operations/redeem-request"
import { idempotencyKeyOf } from "../../answers"

/** Who redeems is who signed in: nothing in the body can say otherwise. */
export function memberRequest(req: AuthenticatedMedusaRequest<RedeemCode>): RedeemRequest {
  const customer_id = req.auth_context.actor_id
  return {
    channel: "store",
    customer_id,
    code: req.validatedBody.code,
    event_attributes: req.validatedBody.event_attributes,
    idempotency_key: idempotencyKeyOf(req.headers["idempotency-key"], customer_id),
    ip: req.ip ?? null,
    note: null,
    requested_by: customer_id,
    ignore_member_limit: false,
  }
}
