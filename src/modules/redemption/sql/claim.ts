import type { LimitGuard } from "../../../domain/limits"
import type { NewPointsEntry } from "./insert-points-entries"
import type { Sql } from "./sql"

export type NewRedemption = {
  id: string
  code_id: string
  campaign_id: string
  campaign_version: number
  customer_id: string
  channel: string
  idempotency_key: string
  request_fingerprint: string
  points: number
  units: number
  usage: unknown
  trace: unknown
  event_id: string | null
  order_id: string | null
  note: string | null
  requested_by: string | null
}

export type NewEffect = {
  id: string
  redemption_id: string
  rule_index: number
  effect_index: number
  target: "member" | "referrer"
  type: string
  status: "pending" | "applied"
  payload: Record<string, unknown>
}

/** One account moved, with the lines that say why. */
export type PointsMove = {
  id: string
  customer_id: string
  balance: number
  pending: number
  lifetime: number
  /** The balance may not fall below it; null: it may go negative. */
  floor: number | null
  spent: number
  /** `still_to_come`: what the lines after this one add to the balance. */
  entries: (Omit<NewPointsEntry, "balance_after"> & { still_to_come: number })[]
}

/** Everything that one redemption writes, in the order in which it is locked. */
export type NewClaim = {
  redemption: NewRedemption
  guards: (LimitGuard & { id: string })[]
  effects: NewEffect[]
  moves: PointsMove[]
}

export type ClaimResult =
  | { lost: "key" | "code" | "points" }
  | { lost: "limit"; lost_guard: number }
  /** A counter has room for some of those that were claimed together, but not for all. */
  | { lost: "together" }
  /** `balance`: the member's afterwards. */
  | { lost: null; made_at: Date; balance: number }

/**
 * Claims together, in one call of the database function `redemption_claim_all`: everything is written, or nothing.
 *
 * @param claims of which no two share a code or an account
 * @returns a result for each when all are claimed; otherwise nothing is, and only those have one that stand in the way
 */
export async function claimAll(sql: Sql, claims: NewClaim[]): Promise<(ClaimResult | null)[]> {
  const { rows } = await sql<{
    claim: number
    lost: ClaimResult["lost"]
    lost_guard: number
    made_at: Date
    balance: string | null
  }>("select * from redemption_claim_all($1::jsonb)", [JSON.stringify(claims)])
  const results = claims.map((): ClaimResult | null => null)
  for (const { claim, lost, lost_guard, made_at, balance } of rows) {
    results[claim - 1] = resultOf(lost, lost_guard, made_at, balance)
  }
  return results
}

function resultOf(
  lost: ClaimResult["lost"],
  lost_guard: number,
  made_at: Date,
  balance: string | null
): ClaimResult {
  if (lost === "limit") {
    return { lost, lost_guard }
  }
  return lost === null ? { lost, made_at, balance: Number(balance ?? 0) } : { lost }
}
