import type { LimitGuard } from "../../../domain/limits"
import type { Sql } from "./sql"

/** What the given counters say now, in the order of the guards; 0 for one that was never moved. */
export async function readUsage(
  sql: Sql,
  input: { campaign_id: string; guards: Pick<LimitGuard, "scope" | "kind" | "customer_id" | "window_key">[] }
): Promise<number[]> {
  if (input.guards.length === 0) {
    return []
  }
  const { rows } = await sql<{ used: string }>(
    `select coalesce(sum(counter.used), 0) as used
     from unnest($2::text[], $3::text[], $4::text[], $5::text[])
       with ordinality as wanted (scope, kind, customer_id, window_key, position)
     left join redemption_usage as counter
       on counter.campaign_id = $1 and counter.scope = wanted.scope and counter.kind = wanted.kind
       and counter.customer_id = wanted.customer_id and counter.window_key = wanted.window_key
     group by wanted.position
     order by wanted.position`,
    [
      input.campaign_id,
      input.guards.map((guard) => guard.scope),
      input.guards.map((guard) => guard.kind),
      input.guards.map((guard) => guard.customer_id),
      input.guards.map((guard) => guard.window_key),
    ]
  )
  return rows.map((row) => Number(row.used))
}
