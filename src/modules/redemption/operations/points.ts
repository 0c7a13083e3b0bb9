import { tierOf } from "../../../domain/points"
import { findPointsAccount } from "../sql/find-points-account"
import type { Sql } from "../sql/sql"
import { findTiers } from "../sql/tiers"

export type MemberPoints = {
  balance: number
  pending: number
  lifetime: number
  expiring: { amount: number; expires_at: string }[]
  tier: { id: string; name: string } | null
  next_tier: { name: string; missing: number } | null
}

/** A member's account; one that never got a point has zeros. */
export async function memberPoints(sql: Sql, customer_id: string): Promise<MemberPoints> {
  const account = await findPointsAccount(sql, { customer_id })
  return {
    balance: Number(account.balance),
    pending: Number(account.pending),
    lifetime: Number(account.lifetime),
    expiring: account.expiring.map((part) => ({
      amount: Number(part.amount),
      expires_at: new Date(part.expires_at).toISOString(),
    })),
    ...tierOf(Number(account.lifetime), await findTiers(sql)),
  }
}
