import type { LimitGuard } from "../../../domain/limits"
import { exact, type Sql } from "./sql"

/**
 * Fills a counter that a new limit begins with, from the redemptions that its window has seen already: a limit counts
 * what happened before it was set, too. Each redemption remembers what it moved, so that its reversal gives it back.
 */
export async function countEarlierUsage(
  sql: Sql,
  input: {
    id_prefix: string
    campaign_id: string
    guard: Pick<LimitGuard, "scope" | "kind" | "window_key">
    starts_at: Date | null
  }
): Promise<void> {
  const { scope, kind, window_key } = input.guard
  await sql(
    `with earlier as (
       update redemption
       set usage = usage || jsonb_build_array(jsonb_build_object(
             'scope', $2::text, 'kind', $3::text, 'window_key', $4::text,
             'customer_id', case when $2 = 'member' then customer_id else '' end,
             'amount', case when $3 = 'executions' then 1 else units end)),
           updated_at = updated_at
       where campaign_id = $1 and status <> 'reversed'
         and ($5::timestamptz is null or created_at >= $5)
         and ($3 = 'executions' or units <> 0)
         and not exists (
           select 1 from jsonb_array_elements(usage) as part
           where part->>'scope' = $2 and part->>'kind' = $3 and part->>'window_key' = $4
         )
       returning case when $2 = 'member' then customer_id else '' end as customer_id,
         case when $3 = 'executions' then 1 else units end as amount
     ), summed as (
       select customer_id, sum(amount) as used, row_number() over (order by customer_id) as position
       from earlier group by customer_id
     ), to_be_dealt_anew as (
       update redemption_usage set room = null, cap = null
       where campaign_id = $1 and scope = $2 and kind = $3 and window_key = $4 and cap is not null and slot > 0
     )
     insert into redemption_usage as counter
       (id, campaign_id, scope, customer_id, kind, window_key, slot, used, raw_used, created_at, updated_at)
     select $6 || position, $1, $2, customer_id, $3, $4, 0, used, ${exact("used")}, now(), now()
     from summed
     on conflict (campaign_id, scope, customer_id, kind, window_key, slot) do update
     set used = counter.used + excluded.used,
         raw_used = ${exact("counter.used + excluded.used")},
         room = null, cap = null,
         updated_at = now()`,
    [input.campaign_id, scope, kind, window_key, input.starts_at, input.id_prefix]
  )
}
