import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { LoadFacts } from "../modules/redemption/operations/assess"
import type { RedeemRequest } from "../modules/redemption/operations/redeem-request"

/**
 * The request with its member, or without one when there is no such customer or it has no account. A member of the
 * store channel was authenticated and needs no look.
 */
export async function withKnownMember(
  container: MedusaContainer,
  request: RedeemRequest
): Promise<RedeemRequest> {
  if (request.channel === "store" || request.customer_id === null) {
    return request
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "customer",
    fields: ["id", "has_account"],
    filters: { id: request.customer_id },
  })
  return data[0]?.has_account ? request : { ...request, customer_id: null }
}

/** Loads what conditions ask about that lives in core modules, and only what they ask about. */
export const factLoader =
  (container: MedusaContainer): LoadFacts =>
  async (sources, customerId) => {
    if (!sources.has("customer")) {
      return {}
    }
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const { data } = await query.graph({
      entity: "customer",
      fields: ["email", "has_account", "created_at", "metadata", "groups.id"],
      filters: { id: customerId },
    })
    const customer = data[0]
    return customer
      ? {
          customer: {
            email: customer.email ?? null,
            has_account: customer.has_account,
            created_at: new Date(customer.created_at),
            groups: (customer.groups ?? []).map((group: { id: string }) => group.id),
            metadata: (customer.metadata as Record<string, unknown> | null) ?? {},
          },
        }
      : {}
  }
