import type { EffectRecord } from "../../../contracts/redemption-record"
import { useCustomerGroups } from "../../lib/api/shop"
import { useWords } from "../../lib/words"

export type GivenEffect = Pick<EffectRecord, "type" | "payload"> & { points?: number }

/**
 * What an effect gave, and what taking it back means, each as a sentence. Names of groups are looked up when one of
 * `effects` asks for them.
 */
export function useEffectWords(effects: readonly GivenEffect[]) {
  const { t, number } = useWords()
  const groups = useCustomerGroups(effects.some(({ payload }) => "customer_group_id" in payload))
  const say = (what: "gave" | "undo", effect: GivenEffect) => {
    const points = Math.abs(Number(effect.points ?? effect.payload.points ?? 0))
    const group_id = String(effect.payload.customer_group_id ?? "")
    return t([`${what}.${effect.type}`, `${what}.other`], {
      ...effect.payload,
      count: points,
      points: number(points),
      code: effect.payload.coupon_code ?? t("gave.couponPending"),
      group: groups.data?.find(({ id }) => id === group_id)?.name ?? group_id,
      type: effect.type,
    })
  }
  return {
    gave: (effect: GivenEffect) => say("gave", effect),
    undo: (effect: GivenEffect) => say("undo", effect),
  }
}
