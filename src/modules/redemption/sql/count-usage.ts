import type { LimitGuard } from "../../../domain/limits"
import { exact, type Sql } from "./sql"

/**
 * Moves one counter, unless that would pass its cap: one statement that is check and write at once.
 *
 * @returns false when there is no room left; then roll back
 */
export async function countUsage(
  sql: Sql,
  input: { id: string; campaign_id: string; guard: Omit<LimitGuard, "ends_at"> }
): Promise<boolean> {
  const { guard } = input
  const { count } = await sql(
    `insert into redemption_usage as counter
       (id, campaign_id, scope, customer_id, kind, window_key, slot, used, raw_used, created_at, updated_at)
     select $1, $2, $3, $4, $5, $6, 0, $7::numeric, ${exact("$7::numeric")}, now(), now()
     where $7::numeric <= $8::numeric
     on conflict (campaign_id, scope, customer_id, kind, window_key, slot) do update
     set used = counter.used + excluded.used,
         raw_used = ${exact("counter.used + excluded.used")},
         updated_at = now()
     where counter.used + excluded.used <= $8::numeric`,
    [
      input.id,
      input.campaign_id,
      guard.scope,
      guard.customer_id,
      guard.kind,
      guard.window_key,
      guard.amount,
      guard.cap,
    ]
  )
  return count === 1
}
