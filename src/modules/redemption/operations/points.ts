import type { Points } from "../../../contracts/answers"
import { tierOf } from "../../../domain/points"
import { findPointsAccount } from "../sql/find-points-account"
import type { Sql } from "../sql/sql"
import { findTiers } from "../sql/tiers"

/** A member's account; one that never got a point has zeros. */
export async function memberPoints(sql: Sql, customer_id: string): Promise<Points> {
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
