import type { MedusaContainer } from "@medusajs/framework/types"
import type { DueEffect } from "../../modules/redemption/sql/due-effects"

/** What applying an effect has led to: the id of what was made elsewhere, and what the member is told of it. */
export type Applied = { external_id: string | null; payload?: Record<string, unknown> }

/**
 * The hands of an effect that reaches outside. Both may be called again after a crash at any point, so both find what
 * the call before has done.
 */
export type EffectHands = {
  /** @param note keeps what a later try or a reversal must know, before anything is changed */
  apply(
    container: MedusaContainer,
    effect: DueEffect,
    note: (payload: Record<string, unknown>) => Promise<void>
  ): Promise<Applied>
  /** @returns why it cannot be taken back, in words; null when it was */
  revert(container: MedusaContainer, effect: DueEffect): Promise<string | null>
}
