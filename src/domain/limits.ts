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

/**
 * The counters that this redemption must move, in the one order in which they are locked:
 * member before campaign, executions before units.
 */
export function limitGuards(input: {
  limits: CampaignLimits
  customer_id: string
  units: number
  now: Date
  time_zone: string
}): LimitGuard[] {
  const guards: LimitGuard[] = []
  for (const scope of ["member", "campaign"] as const) {
    for (const kind of ["executions", "units"] as const) {
      const limit = input.limits[scope][kind]
      const amount = kind === "executions" ? 1 : input.units
      if (!limit || amount === 0) {
        continue
      }
      const window = windowAt(limit.window, input.now, input.time_zone)
      guards.push({
        scope,
        kind,
        customer_id: scope === "member" ? input.customer_id : "",
        window_key: window.key,
        ends_at: window.ends_at?.toISOString() ?? null,
        amount,
        cap: limit.value,
      })
    }
  }
  return guards
}

/** The refusal for a counter that has no room left. A budget is the campaign's cap on units. */
export function limitRefusal(guard: LimitGuard): Refusal {
  if (guard.scope === "member") {
    // An amount above the cap never fits, however long the member waits.
    return refuse("member_limit_reached", { retry_at: guard.amount <= guard.cap ? guard.ends_at : null })
  }
  return refuse(guard.kind === "units" ? "budget_exhausted" : "campaign_limit_reached")
}
