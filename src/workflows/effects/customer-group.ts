import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { linkCustomersToCustomerGroupWorkflow } from "@medusajs/medusa/core-flows"
import type { DueEffect } from "../../modules/redemption/sql/due-effects"
import type { EffectHands } from "./hands"

const groupOf = ({ payload }: DueEffect) => String(payload.customer_group_id)

async function isMember(container: MedusaContainer, effect: DueEffect): Promise<boolean> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "customer",
    fields: ["groups.id"],
    filters: { id: effect.customer_id },
  })
  return (data[0]?.groups ?? []).some((group: { id: string }) => group.id === groupOf(effect))
}

const change = async (container: MedusaContainer, effect: DueEffect, how: "add" | "remove") =>
  void (await linkCustomersToCustomerGroupWorkflow(container).run({
    input: { id: groupOf(effect), [how]: [effect.customer_id] },
  }))

/** Who was in the group before stays in it when the redemption is reversed: no external id, nothing to take back. */
export const addToCustomerGroupHands: EffectHands = {
  async apply(container, effect) {
    if (await isMember(container, effect)) {
      return { external_id: null }
    }
    await change(container, effect, "add")
    return { external_id: groupOf(effect) }
  },
  async revert(container, effect) {
    if (effect.external_id && (await isMember(container, effect))) {
      await change(container, effect, "remove")
    }
    return null
  },
}

export const removeFromCustomerGroupHands: EffectHands = {
  async apply(container, effect) {
    if (!(await isMember(container, effect))) {
      return { external_id: null }
    }
    await change(container, effect, "remove")
    return { external_id: groupOf(effect) }
  },
  async revert(container, effect) {
    if (effect.external_id && !(await isMember(container, effect))) {
      await change(container, effect, "add")
    }
    return null
  },
}
