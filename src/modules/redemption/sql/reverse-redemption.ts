import type { LimitGuard } from "../../../domain/limits"
import type { Sql } from "./sql"

export type ReversibleRedemption = {
  id: string
  code_id: string
  campaign_id: string
  customer_id: string
  usage: Pick<LimitGuard, "scope" | "kind" | "customer_id" | "window_key" | "amount">[]
}

/**
 * Marks a redemption as reversed, if it is not yet: the first line of every reversal, so that a second one finds
 * nothing to do. It is announced again, as reversed.
 */
export async function markReversed(
  sql: Sql,
  input: { redemption_id: string; reversed_by: string | null; reason: string | null }
): Promise<ReversibleRedemption | null> {
  const { rows } = await sql<ReversibleRedemption>(
    `update redemption
     set status = 'reversed', reversed_at = clock_timestamp(), reversed_by = $2, reversal_reason = $3,
         announced_at = null, updated_at = clock_timestamp()
     where id = $1 and status <> 'reversed'
     returning id, code_id, campaign_id, customer_id, usage`,
    [input.redemption_id, input.reversed_by, input.reason]
  )
  return rows[0] ?? null
}
