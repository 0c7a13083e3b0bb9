import type { Rejection } from "../domain/refusal"

/** One effect as a member sees it. */
export type EffectAnswer = { type: string; status: string; points?: number; coupon_code?: string }

/** A cart after a redemption, as far as a storefront needs it to show what changed. Amounts are in the cart's currency. */
export type CartAnswer = {
  id: string
  currency_code: string
  subtotal: number
  discount_total: number
  shipping_total: number
  tax_total: number
  total: number
  /** The codes that are on the cart. */
  promotions: { code: string }[]
}

/** A code was redeemed, or had been by the same member before. Times are ISO 8601. */
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
  /** Only when the request named one. */
  cart?: CartAnswer
}

/** The code could be redeemed now, and what for; `points` are whole points. */
export type ValidAnswer = {
  type: "valid"
  campaign: { id: string; name: string }
  rewards: { type: string; points?: number }[]
}

/** A member's account, in whole points. Times are ISO 8601. */
export type Points = {
  /** What the member can spend now; below zero after a reversal of points that were spent. */
  balance: number
  /** Given, but not to be spent yet. */
  pending: number
  /** Everything ever given: what tiers look at. */
  lifetime: number
  expiring: { amount: number; expires_at: string }[]
  tier: { id: string; name: string } | null
  next_tier: { name: string; missing: number } | null
}

/** One line of a member's account. */
export type PointsEntry = {
  id: string
  type: "add" | "deduct" | "expire" | "reverse" | "adjust"
  /** Whole points; below zero takes away. */
  amount: number
  balance_after: number
  status: "pending" | "active" | "spent" | "expired" | "reversed"
  available_at: string | null
  expires_at: string | null
  redemption_id: string | null
  note: string | null
  created_at: string
}

/** A member's own code to pass on, how many came by it, and whether they have named who referred them. */
export type Referral = { code: string; referred_count: number; referrer_claimed: boolean }

/** A campaign as a storefront shows it. */
export type StoreCampaign = {
  id: string
  name: string
  description: string | null
  type: "direct" | "referral"
  starts_at: string | null
  ends_at: string | null
  display_order: number
  /**
   * For a signed-in member of a campaign with a limit: how often they may still redeem (null: as often as they like,
   * while units last), and how many units they may still get. Once nothing is left, when to come back.
   */
  limit?: { remaining: number | null; units_remaining?: number; retry_at?: string }
}

/** What redeeming answers, in every door: always with status 200. */
export type RedeemAnswer = RedemptionAnswer | Rejection
/** What trying a code answers: it spends nothing. */
export type ValidateAnswer = ValidAnswer | Rejection

/** A stored effect as a storefront sees it: no more of its payload than points and the coupon's code. */
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
