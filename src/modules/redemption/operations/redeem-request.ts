/** One wish to redeem, from whichever door it came. */
export type RedeemRequest = {
  channel: "store" | "admin" | "event" | "order"
  /** Null when no member could be resolved. */
  customer_id: string | null
  /** As typed. It never leaves this object: not into logs, events or the trace. */
  code: string
  event_attributes: Record<string, unknown>
  /** The caller's key, already scoped to who may use it; null when none was given. */
  idempotency_key: string | null
  ip: string | null
  note: string | null
  requested_by: string | null
  ignore_member_limit: boolean
}
