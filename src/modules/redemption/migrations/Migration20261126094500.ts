import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * All that a verdict needs from our tables, in one read, and the database's clock: see `sql/find-situation.ts` for the
 * shape of the answer. A function, because planning so many joins takes five times as long as reading the rows, and a
 * function's plan is kept by the connection, also behind a pooler that keeps no prepared statements. Left to itself,
 * PostgreSQL would plan anew for every try without a key, because that saves one look at an index; and a plan that was
 * made while a table was empty would go on reading it from end to end when a million codes have come.
 *
 * The first of the canonical forms is what was typed; the others are its look-alike readings and count only when it
 * is not a code itself. Who is held off has nothing looked up; otherwise a miss does the same work as a hit.
 */
const situation = `
  create or replace function redemption_situation(
    p_canonicals text[], p_customer_id text, p_idempotency_key text,
    p_watched_keys text[], p_watched_most integer[], p_moment bigint
  ) returns jsonb language plpgsql stable
  set plan_cache_mode = force_generic_plan set enable_seqscan = off as $body$
  begin
    return (
      select jsonb_build_object(
        'now', clock_timestamp(),
        'code', to_jsonb(code),
        'batch', to_jsonb(batch),
        'campaign', to_jsonb(campaign),
        'schema', to_jsonb(schema),
        'account', to_jsonb(account),
        'referrer_id', referral.referrer_id,
        'by_key', to_jsonb(by_key),
        'by_code', to_jsonb(by_code),
        'refused_by_key', to_jsonb(refused_by_key),
        'held_until', throttle.held_until,
        'has_failures', throttle.has_failures
      )
      from (
        select max(expire) filter (where points >= watched.most) as held_until,
          bool_or(starts_with(key, 'member:')) as has_failures
        from unnest(p_watched_keys, p_watched_most) as watched (key, most)
        join redemption_throttle using (key)
        where expire > p_moment
      ) throttle
      left join lateral (
        select id, campaign_id, batch_id, canonical, status, customer_id, max_uses, expires_at, tag
        from redemption_code where canonical = any(p_canonicals) and throttle.held_until is null
        order by array_position(p_canonicals, canonical) limit 1
      ) code on true
      left join lateral (
        select id, coalesce(code.tag, tag) as tag, available_at, expires_at
        from redemption_code_batch where id = code.batch_id
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
        select balance, lifetime from redemption_points_account where customer_id = p_customer_id
      ) account on true
      left join lateral (
        select referrer_id from redemption_referral
        where customer_id = p_customer_id and campaign.type = 'referral'
      ) referral on true
      left join lateral (
        select id, request_fingerprint from redemption where idempotency_key = p_idempotency_key
      ) by_key on true
      left join lateral (
        select id from redemption
        where code_id = code.id and customer_id = p_customer_id and status <> 'reversed' and code.max_uses = 1
        limit 1
      ) by_code on true
      left join lateral (
        select request_fingerprint, answer from redemption_attempt where idempotency_key = p_idempotency_key
      ) refused_by_key on true
    );
  end
  $body$`

export class Migration20261126094500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(situation)
  }

  override async down(): Promise<void> {
    this.addSql(`drop function if exists redemption_situation`)
  }
}
