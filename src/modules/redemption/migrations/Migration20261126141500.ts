import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * What `redemption_situation` tells of one try, of many at once and in their order: `[{canonicals, customer_id,
 * idempotency_key}]`. One call of the other function for each try costs as much again as its look-ups do. Many come
 * from servers, where nobody is watched. A plan that was made while tables were small must do when they are large, so
 * each try looks into indexes, whatever else seems cheaper.
 */
const situations = `
  create or replace function redemption_situations(p_asked jsonb) returns setof jsonb language plpgsql stable
  set plan_cache_mode = force_generic_plan set enable_seqscan = off as $body$
  begin
    return query
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
        'held_until', null,
        'has_failures', null
      )
      from jsonb_array_elements(p_asked) with ordinality as asked (input, position)
      cross join lateral (
        select array(select jsonb_array_elements_text(input->'canonicals')) as canonicals,
          input->>'customer_id' as customer_id, input->>'idempotency_key' as idempotency_key
      ) as try
      left join lateral (
        select id, campaign_id, batch_id, canonical, status, customer_id, max_uses, expires_at, tag
        from redemption_code where canonical = any(try.canonicals)
        order by array_position(try.canonicals, canonical) limit 1
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
        select balance, lifetime from redemption_points_account where customer_id = try.customer_id
      ) account on true
      left join lateral (
        select referrer_id from redemption_referral
        where customer_id = try.customer_id and campaign.type = 'referral'
      ) referral on true
      left join lateral (
        select id, request_fingerprint from redemption where idempotency_key = try.idempotency_key
      ) by_key on true
      left join lateral (
        select id from redemption
        where code_id = code.id and customer_id = try.customer_id and status <> 'reversed' and code.max_uses = 1
        limit 1
      ) by_code on true
      left join lateral (
        select request_fingerprint, answer from redemption_attempt where idempotency_key = try.idempotency_key
      ) refused_by_key on true
      order by position;
  end
  $body$`

export class Migration20261126141500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(situations)
  }

  override async down(): Promise<void> {
    this.addSql("drop function if exists redemption_situations")
  }
}
