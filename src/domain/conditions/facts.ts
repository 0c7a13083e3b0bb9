import type { EventValue } from "../event-schema"

/** All that conditions may ask about, read before anything is decided. A source that nobody asked for is left out. */
export type ConditionFacts = {
  now: Date
  time_zone: string
  /** Canonical. */
  code: string
  batch: { tag: string | null }
  /** As `checkEventAttributes` returns them. */
  event: Record<string, EventValue>
  customer?: {
    email: string | null
    has_account: boolean
    created_at: Date
    /** Ids of customer groups. */
    groups: string[]
    metadata: Record<string, unknown>
  }
  member?: {
    /** Id and name of the member's tier: a condition may name either. */
    tier: string[]
    points: number
    lifetime_points: number
    redemption_count: number
  }
  order?: { count: number; total: number | null; currency_code: string | null }
  sales_channel?: { id: string }
}

/** What must be loaded for an attribute. All but the first four live outside the redemption module's own rows. */
export type FactSource = "clock" | "code" | "event" | "member" | "customer" | "order" | "sales_channel"
