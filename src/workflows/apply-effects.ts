import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { REDEMPTION_MODULE } from "../modules/redemption"
import { faultPoint } from "../modules/redemption/fault-point"
import type RedemptionModuleService from "../modules/redemption/service"
import type { DueEffect } from "../modules/redemption/sql/due-effects"
import { announceSoon } from "./announce"
import { addToCustomerGroupHands, removeFromCustomerGroupHands } from "./effects/customer-group"
import { customHands } from "./effects/custom"
import { emitEventHands } from "./effects/emit-event"
import type { EffectHands } from "./effects/hands"
import { inTime } from "./in-time"
import { issueCouponHands } from "./effects/issue-coupon"
import { setCustomerMetadataHands } from "./effects/set-customer-metadata"
import { storeCreditHands } from "./effects/store-credit"

/** Adding an effect that reaches outside = its pure half in the domain, its hands here. */
const hands: ReadonlyMap<string, EffectHands> = new Map([
  ["issue_coupon", issueCouponHands],
  ["add_to_customer_group", addToCustomerGroupHands],
  ["remove_from_customer_group", removeFromCustomerGroupHands],
  ["set_customer_metadata", setCustomerMetadataHands],
  ["store_credit", storeCreditHands],
  ["emit_event", emitEventHands],
  ["custom", customHands],
])

/** Of one redemption. The job takes one after the other: what waits behind a slow one is free for others meanwhile. */
const mostAtOnce = 20
/** Shorter than the minute in which nobody else takes the effect. Whoever never comes back must not hold up the rest. */
const patience = 50_000
/** The last try is about an hour and a half after the first. */
const mostAttempts = 10

/**
 * Does what is due outside our own tables: right after a redemption for that one alone, and by a job for whatever a
 * crash or a fault has left. One effect that fails stops no other.
 */
export async function applyEffects(container: MedusaContainer, redemption_id?: string): Promise<void> {
  const service = container.resolve<RedemptionModuleService>(REDEMPTION_MODULE)
  const most = redemption_id === undefined ? 1 : mostAtOnce
  for (;;) {
    const due = await service.takeDueEffects({ redemption_id, most })
    for (const effect of due) {
      await doOne(container, service, effect)
    }
    if (due.length < most) {
      return
    }
  }
}

async function doOne(
  container: MedusaContainer,
  service: RedemptionModuleService,
  effect: DueEffect
): Promise<void> {
  const { apply, revert } = hands.get(effect.type) ?? unknownHands
  try {
    if (effect.work === "revert") {
      faultPoint("effect.before-revert")
      const error = await inPatience(revert(container, effect))
      faultPoint("effect.after-revert")
      await service.markReverted({ id: effect.id, attempts: effect.attempts, error })
      return
    }
    const { id, redemption_id } = effect
    faultPoint("effect.before-apply")
    const applying = apply(container, effect, async (noted) => {
      await service.noteEffect({ id, payload: noted })
      effect.payload = { ...noted, ...effect.payload }
      faultPoint("effect.after-note")
    })
    const { external_id, payload = {} } = await inPatience(applying)
    faultPoint("effect.after-apply")
    const stands = await service.markApplied({ id, redemption_id, external_id, payload })
    faultPoint("effect.after-mark")
    if (!stands) {
      // Reversed while it was being applied.
      await applyEffects(container, redemption_id)
    }
  } catch (error) {
    await setBack(container, service, effect, error)
  }
}

const inPatience = <Result>(task: Promise<Result>): Promise<Result> =>
  inTime(task, patience, "It has not come to an end in time")

async function setBack(
  container: MedusaContainer,
  service: RedemptionModuleService,
  effect: DueEffect,
  error: unknown
): Promise<void> {
  const why = error instanceof Error ? error.message : "unknown error"
  const isOver = effect.attempts >= mostAttempts
  const { id, redemption_id, attempts, work } = effect
  await service.markEffectFault({
    id,
    redemption_id,
    attempts,
    work,
    error: why.slice(0, 500),
    retry_in_seconds: isOver ? null : 5 * 2 ** effect.attempts,
  })
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .warn(`Effect ${effect.id} (${effect.type}) failed ${effect.attempts} times: ${why}`)
  if (isOver) {
    announceSoon(container)
  }
}

const unknownHands: EffectHands = {
  apply: async (_container, { type }) => {
    throw new Error(`This version does not know the effect "${type}"`)
  },
  revert: async () => null,
}
