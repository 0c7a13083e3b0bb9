import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { HandOutCodes, ListHandedCodes } from "../../../../../contracts/hand-out"
import type { HandOut } from "../../../../../modules/redemption/operations/hand-out"
import { handOutCodesWorkflow } from "../../../../../workflows/hand-out-codes"
import { idempotencyKeyOf, redemptionService, withFields } from "../../../../answers"

export const POST = async (req: AuthenticatedMedusaRequest<HandOutCodes>, res: MedusaResponse) => {
  const requested_by = req.auth_context.actor_id
  const input = {
    ...req.validatedBody,
    campaign_id: req.params.id,
    requested_by,
    idempotency_key: idempotencyKeyOf(req.headers["idempotency-key"], `admin:${requested_by}`),
  } as HandOut
  const { result: codes } = await handOutCodesWorkflow(req.scope).run({ input })
  res.json({ codes })
}

/** Who was given which code, newest first unless asked otherwise. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const { limit, offset, order, fields, hand_out_id, customer_id } = req.validatedQuery as ListHandedCodes
  const service = redemptionService(req.scope)
  const { id: campaign_id } = await service.retrieveRedemptionCampaign(req.params.id)
  const { codes, count } = await service.listHandedCodes({
    campaign_id,
    hand_out_id,
    customer_id,
    limit,
    offset,
    oldest_first: order === "created_at",
  })
  res.json({ codes: withFields(codes, fields), count, offset, limit })
}
