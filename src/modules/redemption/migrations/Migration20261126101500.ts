import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const claims = `jsonb_array_elements(p_claims) with ordinality as wanted (claim, position)`

/**
 * Carries out grants together: all of them are written, or none. Every statement is a guard, in the one lock order
 * (keys, codes, member counters, campaign counters, accounts; within each in one order, too), so that claims of one
 * or of a hundred redemptions cannot lock each other out.
 *
 * @returns when all are written, one row each, with `lost` null and `balance` the member's after it (null without an
 * account). Otherwise a row for each that stands in the way of the others: `lost` is "key", "code", "points", "limit"
 * with the position of the guard, or "together" when a counter has room for some of them at most.
 *
 * What it may assume: no two of the claims share a code or an account. The code's line repeats every condition that
 * the decision read earlier and that somebody may have changed since.
 *
 * Its plans are kept by the connection: without sequential scans, also those that were made while a table was empty.
 *
 * `redemption_claim`, which did this for one, stays for processes of an earlier version that run beside this one.
 */
const claimAll = `
  create or replace function redemption_claim_all(p_claims jsonb)
  returns table (claim integer, lost text, lost_guard integer, made_at timestamptz, balance numeric)
  language plpgsql set enable_seqscan = off as $body$
  declare
    v_now constant timestamptz := clock_timestamp();
    v_lost jsonb;
    v_part record;
    v_balance numeric;
    v_balances jsonb := '{}';
  begin
    begin
      with wanted as (
        select wanted.position, redemption.* from ${claims},
          jsonb_to_record(wanted.claim->'redemption') as redemption (
            id text, code_id text, campaign_id text, campaign_version int, customer_id text, channel text,
            idempotency_key text, request_fingerprint text, points numeric, units numeric, usage jsonb, trace jsonb,
            note text, requested_by text, event_id text, order_id text)
      ), made as (
        insert into redemption
          (id, code_id, campaign_id, campaign_version, customer_id, channel, idempotency_key, request_fingerprint,
           status, points, raw_points, units, raw_units, usage, trace, note, requested_by, event_id, order_id,
           created_at, updated_at)
        select id, code_id, campaign_id, campaign_version, customer_id, channel, idempotency_key, request_fingerprint,
          'completed', points, jsonb_build_object('value', points::text, 'precision', 20),
          units, jsonb_build_object('value', units::text, 'precision', 20), usage, trace, note, requested_by,
          event_id, order_id, v_now, v_now
        from wanted order by idempotency_key
        on conflict (idempotency_key) do nothing
        returning id
      )
      select jsonb_agg(jsonb_build_object('claim', wanted.position, 'lost', 'key')) into v_lost
      from wanted where not exists (select from made where made.id = wanted.id);
      if v_lost is not null then
        raise sqlstate 'RD001';
      end if;

      if jsonb_array_length(p_claims) > 1 then
        perform from redemption_code
        where id = any(array(select wanted.claim->'redemption'->>'code_id' from ${claims}))
        order by id for no key update;
      end if;
      with wanted as (
        select wanted.position, wanted.claim->'redemption'->>'code_id' as code_id,
          wanted.claim->'redemption'->>'customer_id' as customer_id from ${claims}
      ), used as (
        update redemption_code as code
        set use_count = use_count + 1,
            status = case when use_count + 1 >= max_uses then 'used' else status end,
            redeemed_at = clock_timestamp(),
            updated_at = clock_timestamp()
        from wanted
        where code.id = wanted.code_id
          and code.status = 'unused'
          and use_count < max_uses
          and (code.customer_id is null or code.customer_id = wanted.customer_id)
          and (expires_at is null or expires_at > clock_timestamp())
          and exists (
            select 1 from redemption_code_batch as batch
            where batch.id = code.batch_id and available_at is not null
              and (batch.expires_at is null or batch.expires_at > clock_timestamp())
          )
          and exists (
            select 1 from redemption_campaign as campaign
            where campaign.id = code.campaign_id and campaign.status = 'active' and campaign.deleted_at is null
              and (campaign.starts_at is null or campaign.starts_at <= clock_timestamp())
              and (campaign.ends_at is null or campaign.ends_at > clock_timestamp())
          )
        returning code.id
      )
      select jsonb_agg(jsonb_build_object('claim', wanted.position, 'lost', 'code')) into v_lost
      from wanted where not exists (select from used where used.id = wanted.code_id);
      if v_lost is not null then
        raise sqlstate 'RD001';
      end if;

      -- What several of them take from one counter is taken at once: in its slots nobody comes twice.
      for v_part in
        select min(id) as id, campaign_id, scope, customer_id, kind, window_key, sum(amount) as amount, min(cap) as cap,
          jsonb_agg(jsonb_build_object('claim', wanted.position, 'lost_guard', guard.position - 1)) as takers
        from ${claims},
          rows from (jsonb_to_recordset(wanted.claim->'guards') as (
            id text, scope text, customer_id text, kind text, window_key text, amount numeric, cap numeric
          )) with ordinality as guard (id, scope, customer_id, kind, window_key, amount, cap, position),
          lateral (select wanted.claim->'redemption'->>'campaign_id' as campaign_id) as redemption
        group by campaign_id, scope, customer_id, kind, window_key
        order by scope desc, campaign_id collate "C", customer_id collate "C", kind collate "C", window_key collate "C"
      loop
        if not redemption_take(
          v_part.id, v_part.campaign_id, v_part.scope, v_part.customer_id, v_part.kind, v_part.window_key,
          v_part.amount, v_part.cap
        ) then
          select jsonb_agg(taker || jsonb_build_object('lost',
            case when jsonb_array_length(v_part.takers) > 1 then 'together' else 'limit' end)) into v_lost
          from jsonb_array_elements(v_part.takers) as taker;
          raise sqlstate 'RD001';
        end if;
      end loop;

      insert into redemption_effect
        (id, redemption_id, rule_index, effect_index, target, type, status, payload, attempts, next_attempt_at,
         created_at, updated_at)
      select effect.id, redemption_id, rule_index, effect_index, target, type, status, payload, 0,
        case when status = 'pending' then now() end, now(), now()
      from ${claims},
        jsonb_to_recordset(wanted.claim->'effects') as effect (
          id text, redemption_id text, rule_index int, effect_index int, target text, type text, status text,
          payload jsonb);

      for v_part in
        select wanted.position, move.* from ${claims},
          jsonb_to_recordset(wanted.claim->'moves') as move (
            id text, customer_id text, balance numeric, pending numeric, lifetime numeric, floor numeric)
        order by move.customer_id collate "C"
      loop
        v_balance := redemption_move_points(
          v_part.id, v_part.customer_id, v_part.balance, v_part.pending, v_part.lifetime, v_part.floor);
        if v_balance is null then
          v_lost := jsonb_build_array(jsonb_build_object('claim', v_part.position, 'lost', 'points'));
          raise sqlstate 'RD001';
        end if;
        v_balances := v_balances || jsonb_build_object(v_part.customer_id, v_balance);
      end loop;
      -- Their running balances count back from the one that the account has now.
      perform redemption_write_entries((
        select coalesce(jsonb_agg(entry || jsonb_build_object('balance_after',
          (v_balances->>(entry->>'customer_id'))::numeric - (entry->>'still_to_come')::numeric)), '[]')
        from ${claims}, jsonb_array_elements(wanted.claim->'moves') as move,
          jsonb_array_elements(move->'entries') as entry));
      -- Behind the new lines, from which the same redemption may take.
      perform redemption_spend_points(move.customer_id, move.spent)
      from ${claims},
        jsonb_to_recordset(wanted.claim->'moves') as move (customer_id text, spent numeric)
      where move.spent > 0;
    exception when sqlstate 'RD001' then
      return query
        select part.claim, part.lost, part.lost_guard, null::timestamptz, null::numeric
        from jsonb_to_recordset(v_lost) as part (claim integer, lost text, lost_guard integer);
      return;
    end;

    return query
      select wanted.position::integer, null::text, null::integer, v_now,
        coalesce((v_balances->>member.customer_id)::numeric, (
          select account.balance from redemption_points_account as account
          where account.customer_id = member.customer_id
        ))
      from ${claims},
        lateral (select wanted.claim->'redemption'->>'customer_id' as customer_id) as member;
  end
  $body$`

export class Migration20261126101500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(claimAll)
  }

  override async down(): Promise<void> {
    this.addSql(`drop function if exists redemption_claim_all`)
  }
}
