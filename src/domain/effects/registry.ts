import { z } from "@medusajs/framework/zod"
import type { ConditionFacts } from "../conditions/facts"
import type { EventSchema } from "../event-schema"
import { addPoints } from "./add-points"
import { custom } from "./custom"
import { addToCustomerGroup, removeFromCustomerGroup } from "./customer-group"
import { deductPoints } from "./deduct-points"
import { emitEvent } from "./emit-event"
import { issueCoupon } from "./issue-coupon"
import { setCustomerMetadata } from "./set-customer-metadata"
import { storeCredit } from "./store-credit"
import type { EffectDefinition, EffectPlan } from "./define"

/** Every effect the product knows. Adding one = its file + its line in both lists here. */
export const effectSchema = z.discriminatedUnion("type", [
  addPoints.arguments,
  deductPoints.arguments,
  issueCoupon.arguments,
  addToCustomerGroup.arguments,
  removeFromCustomerGroup.arguments,
  setCustomerMetadata.arguments,
  storeCredit.arguments,
  emitEvent.arguments,
  custom.arguments,
])

export type Effect = z.output<typeof effectSchema>

/** The compiler asks for those that are missing here. */
const byType: Record<Effect["type"], EffectDefinition> = {
  add_points: addPoints,
  deduct_points: deductPoints,
  issue_coupon: issueCoupon,
  add_to_customer_group: addToCustomerGroup,
  remove_from_customer_group: removeFromCustomerGroup,
  set_customer_metadata: setCustomerMetadata,
  store_credit: storeCredit,
  emit_event: emitEvent,
  custom,
}

/** A stored campaign may name an effect that this version does not have. */
const definitions: ReadonlyMap<string, EffectDefinition> = new Map(Object.entries(byType))

/** What the admin needs to let a merchant fill in each kind of effect, in the order in which it offers them. */
export const effectForms: ReadonlyMap<string, EffectDefinition["form"]> = new Map(
  [...definitions].map(([type, { form }]) => [type, form])
)

export type PlannedEffect = EffectPlan & {
  type: string
  where: "ledger" | "outside"
  rule_index: number
  effect_index: number
  target: "member" | "referrer"
}

/** @throws when the type is unknown: a stored campaign names an effect that this version does not have */
export function planEffect(
  effect: Effect,
  facts: ConditionFacts
): EffectPlan & Pick<PlannedEffect, "type" | "where"> {
  const definition = definitions.get(effect.type)
  if (!definition) {
    throw new Error(`Unknown effect type "${effect.type}"`)
  }
  return { type: definition.type, where: definition.where, ...definition.plan(effect, facts) }
}

/** What a code gives with it, or its type where a stored campaign names one that this version does not have. */
export const effectInWords = (effect: Effect): string =>
  definitions.get(effect.type)?.inWords(effect) ?? effect.type

export function effectProblems(effect: Effect, schema: Pick<EventSchema, "attributes">) {
  return definitions.get(effect.type)?.problems?.(effect, schema) ?? []
}
