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

const mostAtOnce = 20
/** The last try is about an hour and a half after the first. */
const mostAttempts = 10

/**
 * Does what is due outside our own tables: right after a redemption for that one alone, and by a job for whatever a
 * crash or a fault has left. One effect that fails stops no other.
 */
export async function applyEffects(container: MedusaContainer, redemption_id?: string): Promise<void> {
  const service = container.resolve<RedemptionModuleService>(REDEMPTION_MODULE)
  for (;;) {
    const due = await service.takeDueEffects({ redemption_id, most: mostAtOnce })
    for (const effect of due) {
      await doOne(container, service, effect)
    }
    if (due.length < mostAtOnce) {
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
      const error = await revert(container, effect)
      faultPoint("effect.after-revert")
      await service.markReverted({ id: effect.id, error })
      return
    }
    const { id, redemption_id } = effect
    faultPoint("effect.before-apply")
    const { external_id, payload = {} } = await apply(container, effect, async (noted) => {
      await service.noteEffect({ id, payload: noted })
      effect.payload = { ...noted, ...effect.payload }
      faultPoint("effect.after-note")
    })
    faultPoint("effect.after-apply")
    const isOurs = await service.markApplied({ id, redemption_id, external_id, payload })
    faultPoint("effect.after-mark")
    if (!isOurs) {
      // Reversed while it was being applied.
      await revert(container, { ...effect, external_id })
    }
  } catch (error) {
    await setBack(container, service, effect, error)
  }
}

async function setBack(
  container: MedusaContainer,
  service: RedemptionModuleService,
  effect: DueEffect,
  error: unknown
): Promise<void> {
  const why = error instanceof Error ? error.message : "unknown error"
  const isOver = effect.attempts >= mostAttempts
  await service.markEffectFault({
    id: effect.id,
    redemption_id: effect.redemption_id,
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
