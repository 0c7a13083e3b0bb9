/** One wish to redeem, from whichever door it came. */
export type RedeemRequest = {
  channel: "store" | "admin" | "event" | "order"
  /** Who reads the answer: members hear the coarse refusal, staff and servers the precise one. */
  audience: "member" | "admin"
  /** The language of the answer's message; null: English. */
  locale: string | null
  /** Null when no member could be resolved. */
  customer_id: string | null
  /** As typed. It never leaves this object: not into logs, events or the trace. */
  code: string
  event_attributes: Record<string, unknown>
  /** The custom event that brought the code, and its schema. */
  event: { id: string; schema_id: string } | null
  /** The order that brought the code. */
  order: { id: string; total: number; currency_code: string } | null
  /** The member's cart that the coupon is to be put on. */
  cart_id: string | null
  sales_channel_id: string | null
  /** The caller's key, already scoped to who may use it; null when none was given. */
  idempotency_key: string | null
  ip: string | null
  note: string | null
  requested_by: string | null
  ignore_member_limit: boolean
}

/** What most requests leave out. */
export const plainRequest = {
  locale: null,
  event_attributes: {},
  event: null,
  order: null,
  cart_id: null,
  sales_channel_id: null,
  idempotency_key: null,
  ip: null,
  note: null,
  requested_by: null,
  ignore_member_limit: false,
} satisfies Partial<RedeemRequest>
