import type { TraceEntry } from "../domain/decide"
import type { CampaignName, CustomerName, OrderName, UserName } from "./names"

/** One effect of a redemption as staff see it: with its faults. */
export type EffectRecord = {
  id: string
  rule_index: number
  effect_index: number
  target: "member" | "referrer"
  type: string
  status: "pending" | "applied" | "failed" | "reversed"
  payload: Record<string, unknown>
  external_id: string | null
  attempts: number
  next_attempt_at: string | null
  error: string | null
}

/** A redemption as the admin API gives it: with the names of what its ids stand for. */
export type RedemptionRecord = {
  id: string
  code_id: string
  campaign_id: string
  campaign_version: number
  customer_id: string
  event_id: string | null
  order_id: string | null
  cart_id: string | null
  channel: "store" | "admin" | "event" | "order"
  status: "completed" | "partially_applied" | "reversed"
  points: number
  trace: TraceEntry[]
  note: string | null
  requested_by: string | null
  reversed_at: string | null
  reversed_by: string | null
  reversal_reason: string | null
  created_at: string
  effects: EffectRecord[]
  code: { id: string; code: string; status: "unused" | "used" | "voided" } | null
  campaign: (CampaignName & { version: number; code_attribute: string; rules: { name: string }[] }) | null
  customer: CustomerName | null
  order: OrderName | null
  /** Of the staff, who redeemed it on the member's behalf and who reversed it. */
  requested_by_user: UserName | null
  reversed_by_user: UserName | null
}

/** A refused try. The code is there only as its mask. */
export type AttemptRecord = {
  id: string
  customer_id: string | null
  campaign_id: string | null
  order_id: string | null
  event_id: string | null
  code_masked: string
  refusal: string
  channel: "store" | "admin" | "event" | "order"
  created_at: string
  customer: CustomerName | null
  campaign: CampaignName | null
}

/** What an order has to do with codes: what it redeemed or used the coupons of, and what was refused. */
export type OrderRedemptions = { redemptions: RedemptionRecord[]; redemption_attempts: AttemptRecord[] }

/** Where a promotion comes from, or what is made after it. */
export type PromotionRedemptions = {
  /** The redemption that issued it as a coupon. */
  redemption: RedemptionRecord | null
  /** Campaigns that copy it for every coupon. */
  campaigns: (CampaignName & { coupons: number; coupons_is_estimate: boolean })[]
}
