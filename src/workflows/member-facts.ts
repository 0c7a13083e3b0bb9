import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { LoadFacts, OutsideFacts } from "../modules/redemption/operations/assess"
import type { RedeemRequest } from "../modules/redemption/operations/redeem-request"

/**
 * The request with its member, or without one when there is no such customer or it has no account. A member of the
 * store was authenticated and needs no look.
 */
export async function withKnownMember(
  container: MedusaContainer,
  request: RedeemRequest
): Promise<RedeemRequest> {
  if (request.audience === "member" || request.customer_id === null) {
    return request
  }
  return (await isMember(container, request.customer_id)) ? request : { ...request, customer_id: null }
}

/** Whether there is such a customer, with an account. */
export async function isMember(container: MedusaContainer, customer_id: string): Promise<boolean> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "customer",
    fields: ["id", "has_account"],
    filters: { id: customer_id },
  })
  return data[0]?.has_account === true
}

/** Loads what conditions ask about that lives in core modules, and only what they ask about. */
export const factLoader =
  (container: MedusaContainer): LoadFacts =>
  async (sources, request) => ({
    ...(sources.has("customer") ? await customerFacts(container, request.customer_id!) : {}),
    ...(sources.has("order") ? { order: await orderFacts(container, request) } : {}),
    ...(sources.has("sales_channel") && request.sales_channel_id
      ? { sales_channel: { id: request.sales_channel_id } }
      : {}),
  })

/** The same for many members: their customers are loaded together, when the first condition asks about one. */
export function factLoaderForMany(container: MedusaContainer, customer_ids: string[]): LoadFacts {
  const loadOne = factLoader(container)
  let customers: ReturnType<typeof customersById> | null = null
  return async (sources, request) => {
    if (!sources.has("customer")) {
      return await loadOne(sources, request)
    }
    customers ??= customersById(container, customer_ids)
    const customer = (await customers).get(request.customer_id!)
    const others = new Set([...sources].filter((source) => source !== "customer"))
    return { ...(await loadOne(others, request)), ...(customer ? { customer } : {}) }
  }
}

async function customerFacts(
  container: MedusaContainer,
  id: string
): Promise<Pick<OutsideFacts, "customer">> {
  const customer = (await customersById(container, [id])).get(id)
  return customer ? { customer } : {}
}

async function customersById(
  container: MedusaContainer,
  ids: string[]
): Promise<Map<string, NonNullable<OutsideFacts["customer"]>>> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "customer",
    fields: ["id", "email", "has_account", "created_at", "metadata", "groups.id"],
    filters: { id: ids },
  })
  return new Map(
    data.map((customer) => [
      customer.id,
      {
        email: customer.email ?? null,
        has_account: customer.has_account,
        created_at: new Date(customer.created_at),
        groups: (customer.groups ?? []).map((group: { id: string }) => group.id),
        metadata: (customer.metadata as Record<string, unknown> | null) ?? {},
      },
    ])
  )
}

/** How many orders the member has placed, and what the order at hand comes to. */
async function orderFacts(
  container: MedusaContainer,
  { customer_id, order }: RedeemRequest
): Promise<OutsideFacts["order"]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { metadata } = await query.graph({
    entity: "order",
    fields: ["id"],
    filters: { customer_id: customer_id! },
    pagination: { take: 1, skip: 0 },
  })
  return {
    count: metadata?.count ?? 0,
    total: order?.total ?? null,
    currency_code: order?.currency_code ?? null,
  }
}
