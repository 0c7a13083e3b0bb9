import type { Sql } from "./sql"

type Renaming = { customer_id: string; pseudonym: string }

/** Those in whose redemptions the member may be named as well. */
const referred = "select customer_id from redemption_referral where referrer_id = $1 and deleted_at is null"

/**
 * What a member's rows become, table by table, in the one lock order. The books stay: every amount, counter and date
 * is what it was. What says who it was goes: ids, free text, what conditions saw of the customer, network addresses.
 *
 * No row is ever deleted softly; that none is must be said for the indexes that leave such rows out.
 */
const statements: string[] = [
  // The counters that a redemption moved are named in it; a referrer's are named in the redemptions of others.
  `update redemption set
     customer_id = case when customer_id = $1 then $2 else customer_id end,
     idempotency_key = case when starts_with(idempotency_key, $1 || ':')
       then $2 || substr(idempotency_key, length($1) + 1) else idempotency_key end,
     requested_by = nullif(requested_by, $1),
     usage = replace(usage::text, to_json($1::text)::text, to_json($2::text)::text)::jsonb,
     trace = case when customer_id = $1 then '[]'::jsonb else trace end,
     note = case when customer_id = $1 then null else note end,
     reversal_reason = case when customer_id = $1 then null else reversal_reason end
   where customer_id = any(array(select $1 union all ${referred}))`,
  // Behind the redemptions, whose rows are locked by whoever tallies them.
  "update redemption_member_tally set customer_id = $2 where customer_id = $1",
  // A hand-out locks its places, then its codes.
  "update redemption_handed_code set customer_id = $2 where customer_id = $1 and deleted_at is null",
  "update redemption_code set customer_id = $2 where customer_id = $1 and deleted_at is null",
  `update redemption_usage set customer_id = $2
   where scope = 'member' and customer_id = $1 and campaign_id in (
     select campaign_id from redemption
     where customer_id = any(array(select $2 union all ${referred}))
   )`,
  // Nobody is left to get what is still pending.
  `update redemption_effect set status = 'failed', next_attempt_at = null, error = 'The member was deleted'
   where status = 'pending' and target = 'member' and deleted_at is null
     and redemption_id = any(array(select id from redemption where customer_id in ($1, $2)))`,
  "update redemption_points_account set customer_id = $2, tier_customer_group_id = null where customer_id = $1",
  "update redemption_points_entry set customer_id = $2, note = null where customer_id = $1",
  "update redemption_referral set customer_id = $2 where customer_id = $1",
  "update redemption_referral set referrer_id = $2 where referrer_id = $1 and deleted_at is null",
  `update redemption_event set
     customer_id = $2,
     event_key = case when starts_with(event_key, $1 || ':')
       then $2 || substr(event_key, length($1) + 1) else event_key end,
     attributes = '{}'::jsonb
   where customer_id = $1 and deleted_at is null`,
  `update redemption_attempt set
     customer_id = $2,
     ip_hash = null,
     idempotency_key = case when starts_with(idempotency_key, $1 || ':')
       then $2 || substr(idempotency_key, length($1) + 1) else idempotency_key end
   where customer_id = $1 and deleted_at is null`,
]

/** Gives a member's rows another name. Done again it finds nothing to do. */
export async function anonymiseMember(sql: Sql, { customer_id, pseudonym }: Renaming): Promise<void> {
  for (const statement of statements) {
    await sql(statement, [customer_id, pseudonym])
  }
}

/** Which of these customers have rows of ours. */
export async function findKnownMembers(sql: Sql, input: { customer_ids: string[] }): Promise<string[]> {
  const tables = ["points_account", "code", "handed_code", "event", "attempt", "referral"]
  const { rows } = await sql<{ id: string }>(
    `select id from unnest($1::text[]) as customer (id) where ${[
      ...["redemption", ...tables.map((table) => `redemption_${table}`)].map(
        (table) => `exists (select 1 from ${table} where customer_id = customer.id and deleted_at is null)`
      ),
      "exists (select 1 from redemption_referral where referrer_id = customer.id and deleted_at is null)",
    ].join(" or ")}`,
    [input.customer_ids]
  )
  return rows.map(({ id }) => id)
}
