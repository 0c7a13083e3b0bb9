import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { ListStoreCampaigns } from "../../../contracts/store-campaign"
import { redemptionService } from "../../answers"

/** The campaigns that this visitor may see. Signing in is optional: it shows more, and what is left of a limit. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const { limit, offset } = req.validatedQuery as ListStoreCampaigns
  const { campaigns, count } = await redemptionService(req.scope).listStoreCampaigns({
    visitor: await visitorOf(req),
    // The framework reads `?locale=` and the header `x-medusa-locale`, in this order.
    locale: req.locale ?? null,
    limit,
    offset,
  })
  res.json({ redemption_campaigns: campaigns, count, offset, limit })
}

async function visitorOf(req: AuthenticatedMedusaRequest) {
  const customer_id = req.auth_context?.actor_id
  if (!customer_id) {
    return null
  }
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "customer",
    fields: ["id", "groups.id"],
    filters: { id: customer_id },
  })
  const groups = (data[0]?.groups ?? []).map((group: { id: string }) => group.id)
  return { customer_id, groups }
}
