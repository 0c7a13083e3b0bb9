import { emitInTime } from "../emit-in-time"
import type { EffectHands } from "./hands"

/** An event that was sent cannot be unsent; `redemption.reversed` tells whoever acted on it. */
export const emitEventHands: EffectHands = {
  async apply(container, { id, redemption_id, campaign_id, customer_id, payload }) {
    const data = { ...(payload.data as object), effect_id: id, redemption_id, campaign_id, customer_id }
    await emitInTime(container, [{ name: String(payload.name), data }])
    return { external_id: null }
  },
  revert: async () => null,
}
