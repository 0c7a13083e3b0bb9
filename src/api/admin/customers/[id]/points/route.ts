import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import type { AdjustPoints, ListMemberPoints } from "../../../../../contracts/points"
import { adjustPointsWorkflow } from "../../../../../workflows/adjust-points"
import { pageOf, redemptionService, withFields } from "../../../../answers"

const newest: ListMemberPoints = { limit: 20, offset: 0 }

/** A member's balance and the lines of the ledger, newest first. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  await assertCustomer(req)
  res.json(await pointsOf(req, req.validatedQuery as ListMemberPoints))
}

/** Gives or takes points by hand, with a note that says why. */
export const POST = async (req: AuthenticatedMedusaRequest<AdjustPoints>, res: MedusaResponse) => {
  await assertCustomer(req)
  await adjustPointsWorkflow(req.scope).run({ input: { customer_id: req.params.id, ...req.validatedBody } })
  res.json(await pointsOf(req, newest))
}

async function pointsOf(req: AuthenticatedMedusaRequest, { fields, ...page }: ListMemberPoints) {
  const service = redemptionService(req.scope)
  const [entries, count] = await service.listAndCountRedemptionPointsEntries(
    { customer_id: req.params.id },
    pageOf(page)
  )
  return {
    points: await service.retrieveMemberPoints(req.params.id),
    entries: withFields(entries, fields),
    count,
    offset: page.offset,
    limit: page.limit,
  }
}

async function assertCustomer(req: AuthenticatedMedusaRequest): Promise<void> {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "customer", fields: ["id"], filters: { id: req.params.id } })
  if (!data[0]) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Customer with id: ${req.params.id} was not found`)
  }
}
