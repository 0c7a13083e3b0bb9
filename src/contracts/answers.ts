import type { Rejection } from "../domain/refusal"

/** One effect as a member sees it. */
export type EffectAnswer = { type: string; status: string; points?: number; coupon_code?: string }

export type RedemptionAnswer = {
  type: "redemption"
  redemption: {
    id: string
    campaign: { id: string; name: string }
    status: "completed" | "partially_applied" | "reversed"
    /** Whole points that the member got (or gave). */
    points: number
    effects: EffectAnswer[]
    created_at: string
    /** The same member entered the same single-use code again; this is the first result. */
    repeated: boolean
  }
  points: { balance: number }
}

export type ValidAnswer = {
  type: "valid"
  campaign: { id: string; name: string }
  rewards: { type: string; points?: number }[]
}

/** What redeeming answers, in every door: always with status 200. */
export type RedeemAnswer = RedemptionAnswer | Rejection
export type ValidateAnswer = ValidAnswer | Rejection

export function effectAnswer(effect: {
  type: string
  status: string
  payload: Record<string, unknown>
}): EffectAnswer {
  return {
    type: effect.type,
    status: effect.status,
    ...(typeof effect.payload.points === "number" ? { points: effect.payload.points } : {}),
    ...(typeof effect.payload.coupon_code === "string" ? { coupon_code: effect.payload.coupon_code } : {}),
  }
}

/** An event that redeems nothing: it carried no code, or no campaign listens to it. It is kept. */
export type StoredEventAnswer = {
  type: "stored"
  event: { id: string; event_type: string }
  reason: "no_code" | "no_campaign"
}

/** What an event answers. */
export type EventAnswer = RedeemAnswer | StoredEventAnswer
