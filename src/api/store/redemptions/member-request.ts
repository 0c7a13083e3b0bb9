import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import type { RedeemCode } from "../../../contracts/redemption"
import { plainRequest, type RedeemRequest } from "../../../modules/redemption/operations/redeem-request"
import { idempotencyKeyOf } from "../../answers"
import { visitorAddress } from "../../visitor-address"

/** Who redeems is who signed in: nothing in the body can say otherwise. */
export function memberRequest(req: AuthenticatedMedusaRequest<RedeemCode>): RedeemRequest {
  const customer_id = req.auth_context.actor_id
  return {
    ...plainRequest,
    channel: "store",
    audience: "member",
    locale: req.locale ?? null,
    customer_id,
    code: req.validatedBody.code,
    event_attributes: req.validatedBody.event_attributes,
    cart_id: req.validatedBody.cart_id ?? null,
    idempotency_key: idempotencyKeyOf(req.headers["idempotency-key"], customer_id),
    ip: visitorAddress(req),
    requested_by: customer_id,
    sales_channel_id: salesChannelOf(req),
  }
}

/** The sales channel of the publishable key, when it stands for one alone. */
export function salesChannelOf(req: AuthenticatedMedusaRequest): string | null {
  const { publishable_key_context } = req as { publishable_key_context?: { sales_channel_ids: string[] } }
  const channels = publishable_key_context?.sales_channel_ids ?? []
  return channels.length === 1 ? channels[0] : null
}
