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

/** Whether the member was in the group before: noted first, for a later try finds what this one has done. */
async function wasMember(
  container: MedusaContainer,
  effect: DueEffect,
  note: Parameters<EffectHands["apply"]>[2]
): Promise<boolean> {
  if (typeof effect.payload.was_member !== "boolean") {
    await note({ was_member: await isMember(container, effect) })
  }
  return effect.payload.was_member === true
}

/** Who was in the group before stays in it when the redemption is reversed. */
export const addToCustomerGroupHands: EffectHands = {
  async apply(container, effect, note) {
    const isNew = !(await wasMember(container, effect, note))
    if (isNew && !(await isMember(container, effect))) {
      await change(container, effect, "add")
    }
    return { external_id: isNew ? groupOf(effect) : null }
  },
  async revert(container, effect) {
    if (effect.payload.was_member === false && (await isMember(container, effect))) {
      await change(container, effect, "remove")
    }
    return null
  },
}

export const removeFromCustomerGroupHands: EffectHands = {
  async apply(container, effect, note) {
    const isLeaving = await wasMember(container, effect, note)
    if (isLeaving && (await isMember(container, effect))) {
      await change(container, effect, "remove")
    }
    return { external_id: isLeaving ? groupOf(effect) : null }
  },
  async revert(container, effect) {
    if (effect.payload.was_member === true && !(await isMember(container, effect))) {
      await change(container, effect, "add")
    }
    return null
  },
}
