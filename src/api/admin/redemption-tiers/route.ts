import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { CreateTier, ListTiers } from "../../../contracts/tier"
import { createTierWorkflow } from "../../../workflows/tiers"
import { given, pageOf, redemptionService, withFields } from "../../answers"

/** The ladder, lowest tier first unless asked otherwise. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const { q, fields, order = "threshold", ...page } = req.validatedQuery as ListTiers
  const service = redemptionService(req.scope)
  const [rows, count] = await service.listAndCountRedemptionTiers(given({ q }), pageOf({ ...page, order }))
  const members = await service.countTierMembers()
  const counted = rows.map((row) => ({ ...row, member_count: members.get(row.id) ?? 0 }))
  res.json({ redemption_tiers: withFields(counted, fields), count, offset: page.offset, limit: page.limit })
}

export const POST = async (req: AuthenticatedMedusaRequest<CreateTier>, res: MedusaResponse) => {
  const { result: id } = await createTierWorkflow(req.scope).run({ input: req.validatedBody })
  res.json({ redemption_tier: await redemptionService(req.scope).retrieveRedemptionTier(id) })
}
