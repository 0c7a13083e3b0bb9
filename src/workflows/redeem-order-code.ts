import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { REDEMPTION_MODULE } from "../modules/redemption"
import { plainRequest } from "../modules/redemption/operations/redeem-request"
import type RedemptionModuleService from "../modules/redemption/service"
import { redeemCode } from "./redeem-code"
import { reverseRedemptionWorkflow } from "./reverse-redemption"

type Metadata = Record<string, unknown> | null | undefined

type PlacedOrder = {
  id: string
  customer_id: string | null
  total: number
  currency_code: string
  sales_channel_id: string | null
  metadata: Metadata
  cart?: { metadata: Metadata } | null
}

/**
 * Redeems the code that an order carries in its metadata, or in its cart's, under the name of a campaign's code
 * attribute. Keyed by the order: delivered twice it redeems once, and a refusal stays the order's answer.
 *
 * Its cancellation may be told first, or in the same moment. Whoever was told of it then had nothing to take back, so
 * it is looked for once more when everything is redeemed.
 */
export async function redeemOrderCode(container: MedusaContainer, order_id: string): Promise<void> {
  const service = container.resolve<RedemptionModuleService>(REDEMPTION_MODULE)
  const order = await findOrder(container, order_id)
  if (!order) {
    return
  }
  const metadata = { ...order.cart?.metadata, ...order.metadata }
  let isRedeemed = false
  for (const { code_attribute, schema_id, attributes } of await service.findOrderCodeAttributes()) {
    const code = metadata[code_attribute]
    if (typeof code !== "string" || code.trim() === "") {
      continue
    }
    const others = attributes.filter(({ name }) => name !== code_attribute && metadata[name] !== undefined)
    const answer = await redeemCode(container, {
      ...plainRequest,
      channel: "order",
      audience: "admin",
      customer_id: order.customer_id,
      code,
      event_attributes: Object.fromEntries(others.map(({ name }) => [name, metadata[name]])),
      order: { id: order.id, total: Number(order.total), currency_code: order.currency_code },
      sales_channel_id: order.sales_channel_id,
      idempotency_key: `order:${order.id}:${schema_id}:${code_attribute}`,
    })
    isRedeemed ||= answer.type === "redemption"
  }
  if (isRedeemed && (await isCanceled(container, order_id))) {
    await reverseOrderRedemptions(container, order_id)
  }
}

/** Takes back what an order's code gave, where its campaign says that a cancelled order does. */
export async function reverseOrderRedemptions(container: MedusaContainer, order_id: string): Promise<void> {
  const service = container.resolve<RedemptionModuleService>(REDEMPTION_MODULE)
  for (const redemption_id of await service.findReversibleByOrder(order_id)) {
    await reverseRedemptionWorkflow(container).run({
      input: { redemption_id, code: "unused", reason: `Order ${order_id} was canceled`, reversed_by: null },
    })
  }
}

async function findOrder(container: MedusaContainer, id: string): Promise<PlacedOrder | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order",
    fields: ["id", "customer_id", "total", "currency_code", "sales_channel_id", "metadata", "cart.metadata"],
    filters: { id },
  })
  return (data[0] as PlacedOrder | undefined) ?? null
}

async function isCanceled(container: MedusaContainer, id: string): Promise<boolean> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "order", fields: ["canceled_at"], filters: { id } })
  return Boolean(data[0]?.canceled_at)
}
