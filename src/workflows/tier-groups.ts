import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { linkCustomersToCustomerGroupWorkflow } from "@medusajs/medusa/core-flows"
import type { TierChange } from "../modules/redemption/sql/find-tier-changes"

/**
 * Keeps members of a tier in the tier's customer group and out of the one they leave. Doing it twice changes
 * nothing. A group that does not exist any more is told in the log and stops nobody.
 */
export async function moveBetweenTierGroups(
  container: MedusaContainer,
  changes: TierChange[]
): Promise<void> {
  for (const change of changes) {
    const { customer_id, customer_group_id, previous_customer_group_id } = change
    await inGroup(container, previous_customer_group_id, { remove: [customer_id] })
    await inGroup(container, customer_group_id, { add: [customer_id] })
  }
}

async function inGroup(
  container: MedusaContainer,
  id: string | null,
  change: { add?: string[]; remove?: string[] }
): Promise<void> {
  if (!id) {
    return
  }
  try {
    await linkCustomersToCustomerGroupWorkflow(container).run({ input: { id, ...change } })
  } catch (error) {
    const why = error instanceof Error ? error.message : "unknown error"
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`A member's tier has changed, but customer group ${id} could not follow: ${why}`)
  }
}
