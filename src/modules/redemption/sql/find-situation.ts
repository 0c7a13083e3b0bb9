import type { Sql } from "./sql"

export type SituationRow = {
  now: Date
  code: CodeRow | null
  batch: { id: string; tag: string | null; available_at: string | null; expires_at: string | null } | null
  campaign: Record<string, unknown> | null
  schema: { attributes: unknown; is_active: boolean } | null
  account: { balance: number; lifetime: number } | null
  referrer_id: string | null
  by_key: { id: string; request_fingerprint: string } | null
  by_code: { id: string } | null
  refused_by_key: { request_fingerprint: string | null; answer: unknown } | null
  /** Milliseconds since 1970: until then the member, or the address, is held off. Nothing was looked up. */
  held_until: string | null
  /** Failed tries of the member are on record. */
  has_failures: boolean | null
}

type CodeRow = {
  id: string
  canonical: string
  status: "unused" | "used" | "voided"
  customer_id: string | null
  expires_at: string | null
}

export type Asked = {
  canonicals: string[]
  customer_id: string | null
  idempotency_key: string | null
  /** Whose failed tries matter, and how many of them are too many. */
  watched: { key: string; most: number }[]
}

/**
 * All that a verdict needs from our tables, in one read, and the database's clock.
 *
 * The first of `canonicals` is what was typed; the others are its look-alike readings and count only when it is
 * not a code itself. A miss does the same work as a hit.
 */
export async function findSituation(sql: Sql, input: Asked): Promise<SituationRow> {
  const { rows } = await sql<SituationRow>(
    situationOf(
      `(values ($1::text[], $2::text, $3::text, $4::text[], $5::int[], $6::bigint))
       as asked (canonicals, customer_id, idempotency_key, watched_keys, watched_most, moment)`
    ),
    [
      input.canonicals,
      input.customer_id,
      input.idempotency_key,
      input.watched.map(({ key }) => key),
      input.watched.map(({ most }) => most),
      // Windows are kept by the clocks that wrote them.
      Date.now(),
    ]
  )
  return rows[0]
}

/** The same for many at once, in their order. Many come from servers, where nobody is watched. */
export async function findSituations(sql: Sql, inputs: Asked[]): Promise<SituationRow[]> {
  const { rows } = await sql<SituationRow>(
    `${situationOf(`(
       select array(select jsonb_array_elements_text(input->'canonicals')) as canonicals,
         '{}'::text[] as watched_keys, '{}'::int[] as watched_most, 0::bigint as moment,
         input->>'customer_id' as customer_id, input->>'idempotency_key' as idempotency_key, position
       from jsonb_array_elements($1::jsonb) with ordinality as list (input, position)
     ) as asked`)}
     order by asked.position`,
    [JSON.stringify(inputs)]
  )
  return rows
}

const situationOf = (asked: string) => `select
       clock_timestamp() as now,
       to_jsonb(code) as code,
       to_jsonb(batch) as batch,
       to_jsonb(campaign) as campaign,
       to_jsonb(schema) as schema,
       to_jsonb(account) as account,
       referral.referrer_id,
       to_jsonb(by_key) as by_key,
       to_jsonb(by_code) as by_code,
       to_jsonb(refused_by_key) as refused_by_key,
       throttle.held_until,
       throttle.has_failures
     from ${asked}
     left join lateral (
       select max(expire) filter (where points >= watched.most) as held_until,
         bool_or(starts_with(key, 'member:')) as has_failures
       from unnest(asked.watched_keys, asked.watched_most) as watched (key, most)
       join redemption_throttle using (key)
       where expire > asked.moment
     ) throttle on true
     left join lateral (
       select id, campaign_id, batch_id, canonical, status, customer_id, max_uses, expires_at, tag
       from redemption_code where canonical = any(asked.canonicals) and throttle.held_until is null
       order by array_position(asked.canonicals, canonical) limit 1
     ) code on true
     left join lateral (
       select id, coalesce(code.tag, tag) as tag, available_at, expires_at from redemption_code_batch where id = code.batch_id
     ) batch on true
     left join lateral (
       select id, name, type, version, status, starts_at, ends_at, event_schema_id, code_attribute, rules, limits
       from redemption_campaign where id = code.campaign_id and deleted_at is null
     ) campaign on true
     left join lateral (
       select attributes, is_active from redemption_event_schema
       where id = campaign.event_schema_id and deleted_at is null
     ) schema on true
     left join lateral (
       select balance, lifetime from redemption_points_account where customer_id = asked.customer_id
     ) account on true
     left join lateral (
       select referrer_id from redemption_referral where customer_id = asked.customer_id and campaign.type = 'referral'
     ) referral on true
     left join lateral (
       select id, request_fingerprint from redemption where idempotency_key = asked.idempotency_key
     ) by_key on true
     left join lateral (
       select id from redemption
       where code_id = code.id and customer_id = asked.customer_id and status <> 'reversed' and code.max_uses = 1
       limit 1
     ) by_code on true
     left join lateral (
       select request_fingerprint, answer from redemption_attempt where idempotency_key = asked.idempotency_key
     ) refused_by_key on true`
