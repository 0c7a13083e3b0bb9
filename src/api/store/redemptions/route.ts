import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ListOwnRedemptions, RedeemCode } from "../../../contracts/redemption"
import { redeemCode } from "../../../workflows/redeem-code"
import { given, pageOf, redemptionService, withFields } from "../../answers"
import { memberRequest } from "./member-request"

/** Redeems a code for the signed-in member. A refusal is an answer too: 200 with `type: "rejection"`. */
export const POST = async (req: AuthenticatedMedusaRequest<RedeemCode>, res: MedusaResponse) => {
  res.json(await redeemCode(req.scope, memberRequest(req)))
}

/** The member's own redemptions, newest first. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const { campaign_id, fields, ...page } = req.validatedQuery as ListOwnRedemptions
  const service = redemptionService(req.scope)
  const filters = given({ customer_id: req.auth_context.actor_id, campaign_id })
  const [rows, count] = await service.listAndCountRedemptions(filters, { ...pageOf(page), select: ["id"] })
  const answers = await Promise.all(rows.map((row) => service.retrieveRedemptionAnswer(row.id)))
  const redemptions = answers.flatMap((answer) => (answer ? [answer.redemption] : []))
  res.json({ redemptions: withFields(redemptions, fields), count, offset: page.offset, limit: page.limit })
}
