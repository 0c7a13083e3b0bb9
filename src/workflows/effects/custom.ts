import type { MedusaContainer } from "@medusajs/framework/types"
import type { CustomEffect, EffectHandler } from "../../contracts/effect-handler"
import { REDEMPTION_MODULE } from "../../modules/redemption"
import type RedemptionModuleService from "../../modules/redemption/service"
import type { DueEffect } from "../../modules/redemption/sql/due-effects"
import type { EffectHands } from "./hands"

/** @throws when the handler is gone: the effect waits, is tried again, and fails by name in the end */
function handlerOf(container: MedusaContainer, { payload }: DueEffect): EffectHandler<MedusaContainer> {
  const { effects } = container.resolve<RedemptionModuleService>(REDEMPTION_MODULE).options
  const name = String(payload.handler)
  if (!Object.hasOwn(effects, name)) {
    throw new Error(`There is no handler "${name}" in the plugin option "effects"`)
  }
  return effects[name] as unknown as EffectHandler<MedusaContainer>
}

const given = ({ id, redemption_id, campaign_id, customer_id, payload, attempts, external_id }: DueEffect) =>
  ({
    id,
    redemption_id,
    campaign_id,
    customer_id,
    arguments: (payload.arguments ?? {}) as Record<string, unknown>,
    attempts,
    external_id,
  }) satisfies CustomEffect

/** Effects of the shop's own. */
export const customHands: EffectHands = {
  async apply(container, effect) {
    const made = await handlerOf(container, effect).apply(container, given(effect))
    return { external_id: made?.external_id ?? null }
  },
  async revert(container, effect) {
    return (await handlerOf(container, effect).revert?.(container, given(effect))) ?? null
  },
}
