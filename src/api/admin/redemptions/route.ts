import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ListRedemptions, RedeemOnBehalf } from "../../../contracts/redemption"
import { plainRequest } from "../../../modules/redemption/operations/redeem-request"
import { redeemCode } from "../../../workflows/redeem-code"
import { given, idempotencyKeyOf, pageOf, rangeFilter, redemptionService, withFields } from "../../answers"
import { describeRedemptions } from "./redemption-answer"

/** Redeems on a member's behalf. The answer names the precise reason of a refusal. */
export const POST = async (req: AuthenticatedMedusaRequest<RedeemOnBehalf>, res: MedusaResponse) => {
  const { note, ...asked } = req.validatedBody
  const requested_by = req.auth_context.actor_id
  const answer = await redeemCode(req.scope, {
    ...plainRequest,
    ...asked,
    channel: "admin",
    audience: "admin",
    idempotency_key: idempotencyKeyOf(req.headers["idempotency-key"], `admin:${requested_by}`),
    note: note ?? null,
    requested_by,
  })
  res.json(answer)
}

export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const { limit, offset, order, fields, created_at, ...filters } = req.validatedQuery as ListRedemptions
  const [rows, count] = await redemptionService(req.scope).listAndCountRedemptions(
    given({ ...filters, created_at: rangeFilter(created_at) }),
    pageOf({ limit, offset, order })
  )
  const redemptions = await describeRedemptions(req.scope, rows)
  res.json({ redemptions: withFields(redemptions, fields), count, offset, limit })
}
