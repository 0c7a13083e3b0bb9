import { refuse, type Refusal } from "./refusal"
import { windowAt, type LimitWindow } from "./windows"

/** At most `value` within the window. */
export type Limit = { value: number; window: LimitWindow }

export type CampaignLimits = {
  member: { executions: Limit | null; units: Limit | null }
  campaign: { executions: Limit | null; units: Limit | null }
}

export const noLimits: CampaignLimits = {
  member: { executions: null, units: null },
  campaign: { executions: null, units: null },
}

/** One counter that a redemption must move without passing its cap. */
export type LimitGuard = {
  scope: "member" | "campaign"
  kind: "executions" | "units"
  /** "" for counters of the whole campaign. */
  customer_id: string
  window_key: string
  /** When the window ends and the member may try again, as ISO 8601; null for "total". */
  ends_at: string | null
  amount: number
  cap: number
}

/** What one person is given: limits count for the one who is rewarded. */
export type Share = { customer_id: string; units: number }

/**
 * The counters that this redemption must move, in the one order in which they are locked: members before the
 * campaign, members by id, executions before units.
 */
export function limitGuards(input: {
  limits: CampaignLimits
  shares: readonly Share[]
  now: Date
  time_zone: string
}): LimitGuard[] {
  const { limits, now, time_zone } = input
  const shares = [...input.shares].sort((a, b) => (a.customer_id < b.customer_id ? -1 : 1))
  const total = shares.reduce((sum, share) => sum + share.units, 0)
  const guard = (scope: LimitGuard["scope"], customer_id: string, units: number) =>
    (["executions", "units"] as const).flatMap((kind): LimitGuard[] => {
      const limit = limits[scope][kind]
      const amount = kind === "executions" ? 1 : units
      if (!limit || amount === 0) {
        return []
      }
      const window = windowAt(limit.window, now, time_zone)
      const ends_at = window.ends_at?.toISOString() ?? null
      return [{ scope, kind, customer_id, window_key: window.key, ends_at, amount, cap: limit.value }]
    })
  return [
    ...shares.flatMap((share) => guard("member", share.customer_id, share.units)),
    ...guard("campaign", "", total),
  ]
}

type Counter = Pick<LimitGuard, "scope" | "customer_id" | "kind" | "window_key">

/** Counters of one campaign in the order in which they are locked, whatever order they were written down in. */
export const inLockOrder = <Some extends Counter>(counters: readonly Some[]): Some[] =>
  [...counters].sort((a, b) => (lockKey(a) < lockKey(b) ? -1 : 1))

const lockKey = ({ scope, customer_id, kind, window_key }: Counter) =>
  [scope === "member" ? 0 : 1, customer_id, kind, window_key].join("\u0000")

/** The refusal for a counter that has no room left. A budget is the campaign's cap on units. */
export function limitRefusal(guard: LimitGuard): Refusal {
  if (guard.scope === "member") {
    // An amount above the cap never fits, however long the member waits.
    return refuse("member_limit_reached", { retry_at: guard.amount <= guard.cap ? guard.ends_at : null })
  }
  return refuse(guard.kind === "units" ? "budget_exhausted" : "campaign_limit_reached")
}
