import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { ReferralFiguresAnswer } from "../../../../../contracts/referral"
import { redemptionService } from "../../../../answers"

/** How many members came to this campaign by referral, and what their referrers got for it. */
export const GET = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ referrals: ReferralFiguresAnswer }>
) => {
  const service = redemptionService(req.scope)
  await service.retrieveRedemptionCampaign(req.params.id, { select: ["id"] })
  const { top, ...figures } = await service.measureReferrals(req.params.id)
  const { data: customers } = await req.scope.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "customer",
    fields: ["id", "email"],
    filters: { id: top.map(({ customer_id }) => customer_id) },
  })
  const emails = new Map(customers.map(({ id, email }) => [id, email]))
  res.json({
    referrals: {
      ...figures,
      top: top.map((row) => ({ ...row, email: emails.get(row.customer_id) ?? null })),
    },
  })
}
