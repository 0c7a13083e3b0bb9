import { isDeepStrictEqual } from "node:util"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { updateCustomersWorkflow } from "@medusajs/medusa/core-flows"
import type { DueEffect } from "../../modules/redemption/sql/due-effects"
import type { EffectHands } from "./hands"

const keyOf = ({ payload }: DueEffect) => String(payload.key)

async function valueOf(container: MedusaContainer, effect: DueEffect): Promise<unknown> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "customer",
    fields: ["metadata"],
    filters: { id: effect.customer_id },
  })
  return (data[0]?.metadata as Record<string, unknown> | null | undefined)?.[keyOf(effect)]
}

/** One key alone: Medusa merges, so what others write beside it stays. */
const write = async (container: MedusaContainer, effect: DueEffect, value: unknown) =>
  void (await updateCustomersWorkflow(container).run({
    input: { selector: { id: effect.customer_id }, update: { metadata: { [keyOf(effect)]: value } } },
  }))

/** What was there before is written down before it is overwritten: a crash in between must not make us forget it. */
export const setCustomerMetadataHands: EffectHands = {
  async apply(container, effect, note) {
    if (!("before" in effect.payload)) {
      await note({ before: (await valueOf(container, effect)) ?? null })
    }
    await write(container, effect, effect.payload.value)
    return { external_id: null }
  },
  async revert(container, effect) {
    if (!("before" in effect.payload)) {
      return null
    }
    const now = (await valueOf(container, effect)) ?? null
    // Taken back already, by somebody else or by a try that died before it could say so.
    if (isDeepStrictEqual(now, effect.payload.before)) {
      return null
    }
    if (now !== effect.payload.value) {
      return "The value has been changed since"
    }
    // An empty text is Medusa's word for removing the key.
    await write(container, effect, effect.payload.before ?? "")
    return null
  },
}
