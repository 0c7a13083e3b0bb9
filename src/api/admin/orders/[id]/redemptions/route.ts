import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { redemptionService } from "../../../../answers"
import { describeAttempts } from "../../../redemption-attempts/attempt-answer"
import { describeRedemptions } from "../../../redemptions/redemption-answer"

/** What an order has to do with codes. Bounded: it is a card beside the order, not a list. */
const most = 20

export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const service = redemptionService(req.scope)
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph(
    { entity: "order", fields: ["id", "cart.id", "promotions.id"], filters: { id: req.params.id } },
    { throwIfKeyNotFound: true }
  )
  const order = data[0] as unknown as OrderLinks
  const ids = await service.findOrderRedemptions({
    order_id: order.id,
    cart_id: order.cart?.id ?? null,
    promotion_ids: (order.promotions ?? []).flatMap((promotion) => promotion?.id ?? []),
    most,
  })
  const newest = { order: { created_at: "DESC" as const }, take: most }
  const [redemptions, attempts] = await Promise.all([
    service.listRedemptions({ id: ids }, newest),
    service.listRedemptionAttempts({ order_id: order.id }, newest),
  ])
  res.json({
    redemptions: await describeRedemptions(req.scope, redemptions),
    redemption_attempts: await describeAttempts(req.scope, attempts),
  })
}

type OrderLinks = {
  id: string
  cart?: { id: string } | null
  promotions?: ({ id: string } | null)[] | null
}
