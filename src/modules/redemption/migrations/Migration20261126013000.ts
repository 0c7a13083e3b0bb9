import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * The claim as one call: what a redemption writes goes to the database in one message, and no lock is ever held
 * while a message travels. Written by hand, as functions; what they may assume and promise is said at each.
 *
 * A function is replaced by a later migration, never edited here.
 */

/** `bigNumber` columns are two: the number, and its exact form beside it. */
const exact = (expression: string) => `jsonb_build_object('value', (${expression})::text, 'precision', 20)`

/** The counter that a function's arguments name: all its slots. */
const counter = `campaign_id = p_campaign_id and scope = p_scope and customer_id = p_customer_id
          and kind = p_kind and window_key = p_window_key`

/**
 * Counters of a whole campaign are one hot row for everybody, so they come in slots. `used` over all slots is what
 * was taken; `room` is how far this slot may go by itself, and the rooms of one counter come to at most `cap`, the
 * limit for which they were dealt. Slots of another cap, or of none, are dealt anew before they are used.
 */
const columns = `
  alter table "redemption_usage"
    add column if not exists "room" numeric null,
    add column if not exists "cap" numeric null,
    add constraint "CK_redemption_usage_room" check (room is null or used <= room)`

/**
 * Takes from a campaign's counter, exactly: never over the cap, and refused only when all slots together have not
 * enough left.
 *
 * Most calls find a slot that has room and that nobody holds, and wait for nobody. When every slot with room is held,
 * there are too few: their number doubles. When none has room, what is left is dealt anew. Both lock all slots, in
 * their order.
 *
 * A row that was waited for and then did not match stays locked, and with it in hand one may not wait for the
 * others: hence each try is a subtransaction of its own.
 */
const takeSlot = `
  create or replace function redemption_take_slot(
    p_id text, p_campaign_id text, p_scope text, p_customer_id text, p_kind text, p_window_key text,
    p_amount numeric, p_cap numeric
  ) returns boolean language plpgsql as $body$
  declare
    most_slots constant integer := 32;
    slots integer;
    with_room integer;
    total numeric;
    rest numeric;
    shares integer;
  begin
    if p_amount > p_cap then
      return false;
    end if;
    begin
      update redemption_usage
      set used = used + p_amount, raw_used = ${exact("used + p_amount")}, updated_at = now()
      where id = (
        select id from redemption_usage
        where ${counter} and cap = p_cap and used + p_amount <= room
        limit 1 for no key update skip locked
      );
      if found then
        return true;
      end if;
      raise sqlstate 'RD000';
    exception when sqlstate 'RD000' then
    end;

    select count(*), count(*) filter (where cap = p_cap and used + p_amount <= room)
    into slots, with_room
    from redemption_usage where ${counter};

    if with_room > 0 and slots >= most_slots then
      begin
        update redemption_usage
        set used = used + p_amount, raw_used = ${exact("used + p_amount")}, updated_at = now()
        where id = (
          select id from redemption_usage
          where ${counter} and cap = p_cap and used + p_amount <= room
          order by random() limit 1
        ) and cap = p_cap and used + p_amount <= room;
        if found then
          return true;
        end if;
        raise sqlstate 'RD000';
      exception when sqlstate 'RD000' then
      end;
    end if;

    if slots = 0 then
      insert into redemption_usage
        (id, campaign_id, scope, customer_id, kind, window_key, slot, used, raw_used, created_at, updated_at)
      values (p_id, p_campaign_id, p_scope, p_customer_id, p_kind, p_window_key, 0, 0, ${exact("0")}, now(), now())
      on conflict (campaign_id, scope, customer_id, kind, window_key, slot) do nothing;
    end if;
    -- Only who holds slot 0 adds slots: with it in hand, the next statement sees them all.
    perform from redemption_usage where ${counter} and slot = 0 for no key update;
    perform from redemption_usage where ${counter} and slot > 0 order by slot for no key update;

    select count(*), sum(used) into slots, total from redemption_usage where ${counter};
    rest := p_cap - total;
    if rest < p_amount then
      return false;
    end if;
    if with_room > 0 and slots < most_slots then
      insert into redemption_usage
        (id, campaign_id, scope, customer_id, kind, window_key, slot, used, raw_used, created_at, updated_at)
      select p_id || '_' || slot, p_campaign_id, p_scope, p_customer_id, p_kind, p_window_key, slot, 0,
        ${exact("0")}, now(), now()
      from generate_series(slots, least(2 * slots, most_slots) - 1) as slot;
      slots := least(2 * slots, most_slots);
    end if;
    -- A share too small for a few more of the same would soon be dealt again: near the end there are fewer.
    shares := greatest(1, least(slots, floor(rest / (4 * p_amount))::integer));
    update redemption_usage
    set used = used + case when slot = 0 then p_amount else 0 end,
        raw_used = ${exact("used + case when slot = 0 then p_amount else 0 end")},
        room = used + case
          when slot = 0 then rest - (shares - 1) * floor(rest / shares)
          when slot < shares then floor(rest / shares)
          else 0 end,
        cap = p_cap,
        updated_at = now()
    where ${counter};
    return true;
  end
  $body$`

/**
 * Moves one counter unless that would pass its cap; false when there is no room left. A member's counter is one row:
 * its only contender is the same member.
 */
const take = `
  create or replace function redemption_take(
    p_id text, p_campaign_id text, p_scope text, p_customer_id text, p_kind text, p_window_key text,
    p_amount numeric, p_cap numeric
  ) returns boolean language plpgsql as $body$
  begin
    if p_scope = 'campaign' then
      return redemption_take_slot(p_id, p_campaign_id, p_scope, p_customer_id, p_kind, p_window_key, p_amount, p_cap);
    end if;
    insert into redemption_usage as counter
      (id, campaign_id, scope, customer_id, kind, window_key, slot, used, raw_used, created_at, updated_at)
    select p_id, p_campaign_id, p_scope, p_customer_id, p_kind, p_window_key, 0, p_amount, ${exact("p_amount")},
      now(), now()
    where p_amount <= p_cap
    on conflict (campaign_id, scope, customer_id, kind, window_key, slot) do update
    set used = counter.used + excluded.used,
        raw_used = ${exact("counter.used + excluded.used")},
        updated_at = now()
    where counter.used + excluded.used <= p_cap;
    return found;
  end
  $body$`

/**
 * Gives a counter back what one redemption took, in the window it took it from. Which slot gets it does not matter:
 * their sum is what counts, and its room with it.
 */
const giveBack = `
  create or replace function redemption_give_back(
    p_campaign_id text, p_scope text, p_customer_id text, p_kind text, p_window_key text, p_amount numeric
  ) returns void language plpgsql as $body$
  begin
    begin
      update redemption_usage
      set used = used - p_amount, raw_used = ${exact("used - p_amount")}, updated_at = now()
      where id = (
        select id from redemption_usage where ${counter} and used >= p_amount
        limit 1 for no key update skip locked
      );
      if found then
        return;
      end if;
      raise sqlstate 'RD000';
    exception when sqlstate 'RD000' then
    end;

    perform from redemption_usage where ${counter} and slot = 0 for no key update;
    perform from redemption_usage where ${counter} and slot > 0 order by slot for no key update;
    update redemption_usage as slot
    set used = slot.used - part.amount, raw_used = ${exact("slot.used - part.amount")}, updated_at = now()
    from (
      select id, least(used, greatest(0, p_amount - (sum(used) over (order by slot) - used))) as amount
      from redemption_usage where ${counter}
    ) as part
    where slot.id = part.id and part.amount > 0;
  end
  $body$`

/** Moves a member's account; null when the balance would fall below the floor (null: there is none). */
const movePoints = `
  create or replace function redemption_move_points(
    p_id text, p_customer_id text, p_balance numeric, p_pending numeric, p_lifetime numeric, p_floor numeric
  ) returns numeric language plpgsql as $body$
  declare
    after numeric;
  begin
    insert into redemption_points_account as account
      (id, customer_id, balance, raw_balance, pending, raw_pending, lifetime, raw_lifetime, created_at, updated_at)
    select p_id, p_customer_id, p_balance, ${exact("p_balance")}, p_pending, ${exact("p_pending")},
      p_lifetime, ${exact("p_lifetime")}, now(), now()
    where p_floor is null or p_balance >= p_floor
      or exists (select 1 from redemption_points_account where customer_id = p_customer_id)
    on conflict (customer_id) do update
    set balance = account.balance + excluded.balance,
        raw_balance = ${exact("account.balance + excluded.balance")},
        pending = account.pending + excluded.pending,
        raw_pending = ${exact("account.pending + excluded.pending")},
        lifetime = account.lifetime + excluded.lifetime,
        raw_lifetime = ${exact("account.lifetime + excluded.lifetime")},
        tier_checked_at = case when excluded.lifetime = 0 then account.tier_checked_at end,
        updated_at = now()
    where p_floor is null or excluded.balance >= 0 or account.balance + excluded.balance >= p_floor
    returning balance into after;
    return after;
  end
  $body$`

/** Writes lines of the ledger. Expiry counts from when the points become active. */
const writeEntries = `
  create or replace function redemption_write_entries(p_entries jsonb) returns void language sql as $body$
    insert into redemption_points_entry
      (id, customer_id, type, amount, raw_amount, remaining, raw_remaining, balance_after, raw_balance_after, status,
       available_at, expires_at, redemption_id, effect_id, reverses_id, note, created_at, updated_at)
    select id, customer_id, type, amount, ${exact("amount")}, remaining, ${exact("remaining")},
      balance_after, ${exact("balance_after")}, status,
      now() + coalesce(pending_days, 0) * interval '1 day',
      now() + (coalesce(pending_days, 0) + expires_after_days) * interval '1 day',
      redemption_id, effect_id, reverses_id, note, now(), now()
    from jsonb_to_recordset(p_entries) as entry (
      id text, customer_id text, type text, amount numeric, remaining numeric, balance_after numeric, status text,
      pending_days int, expires_after_days int, redemption_id text, effect_id text, reverses_id text, note text)
  $body$`

/**
 * Marks points as spent: those that expire first, first. Run it after the account was moved, whose lock makes all
 * changes of one member's points wait for each other.
 */
const spendPoints = `
  create or replace function redemption_spend_points(p_customer_id text, p_amount numeric)
  returns void language sql as $body$
    with open as (
      select id, remaining,
        sum(remaining) over (order by expires_at nulls last, id) - remaining as before
      from redemption_points_entry
      where customer_id = p_customer_id and status = 'active' and remaining > 0
    ), left_over as (
      select id, greatest(0, remaining - greatest(0, p_amount - before)) as remaining
      from open where before < p_amount
    )
    update redemption_points_entry as entry
    set remaining = left_over.remaining,
        raw_remaining = ${exact("left_over.remaining")},
        status = case when left_over.remaining = 0 then 'spent' else 'active' end,
        updated_at = now()
    from left_over where entry.id = left_over.id
  $body$`

/**
 * Carries out a grant: every line is a guard, in the one lock order (key, code, member counters, campaign counters,
 * accounts), and the first that fails undoes the whole claim and is named in \`lost\`: "key", "code", "points", or
 * "limit" with the position of the guard. \`balance\` is the member's after it, null without an account.
 *
 * The code's line repeats every condition that the decision read earlier and that somebody may have changed since.
 * The claim is a subtransaction of its own, so that many of them can share a transaction.
 */
const claim = `
  create or replace function redemption_claim(
    p_claim jsonb, out lost text, out lost_guard integer, out made_at timestamptz, out balance numeric
  ) language plpgsql as $body$
  declare
    v_code_id constant text := p_claim->'redemption'->>'code_id';
    v_campaign_id constant text := p_claim->'redemption'->>'campaign_id';
    v_customer_id constant text := p_claim->'redemption'->>'customer_id';
    v_part jsonb;
    v_balance numeric;
  begin
    begin
      insert into redemption
        (id, code_id, campaign_id, campaign_version, customer_id, channel, idempotency_key, request_fingerprint,
         status, points, raw_points, units, raw_units, usage, trace, note, requested_by, event_id, order_id,
         created_at, updated_at)
      select id, code_id, campaign_id, campaign_version, customer_id, channel, idempotency_key, request_fingerprint,
        'completed', points, ${exact("points")}, units, ${exact("units")}, usage, trace, note, requested_by,
        event_id, order_id, clock_timestamp(), clock_timestamp()
      from jsonb_to_record(p_claim->'redemption') as given (
        id text, code_id text, campaign_id text, campaign_version int, customer_id text, channel text,
        idempotency_key text, request_fingerprint text, points numeric, units numeric, usage jsonb, trace jsonb,
        note text, requested_by text, event_id text, order_id text)
      on conflict (idempotency_key) do nothing
      returning created_at into made_at;
      if not found then
        lost := 'key';
        raise sqlstate 'RD001';
      end if;

      update redemption_code as code
      set use_count = use_count + 1,
          status = case when use_count + 1 >= max_uses then 'used' else status end,
          redeemed_at = clock_timestamp(),
          updated_at = clock_timestamp()
      where id = v_code_id
        and status = 'unused'
        and use_count < max_uses
        and (customer_id is null or customer_id = v_customer_id)
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
        );
      if not found then
        lost := 'code';
        raise sqlstate 'RD001';
      end if;

      lost_guard := 0;
      for v_part in select value from jsonb_array_elements(p_claim->'guards') loop
        if not redemption_take(
          v_part->>'id', v_campaign_id, v_part->>'scope', v_part->>'customer_id', v_part->>'kind',
          v_part->>'window_key', (v_part->>'amount')::numeric, (v_part->>'cap')::numeric
        ) then
          lost := 'limit';
          raise sqlstate 'RD001';
        end if;
        lost_guard := lost_guard + 1;
      end loop;
      lost_guard := null;

      insert into redemption_effect
        (id, redemption_id, rule_index, effect_index, target, type, status, payload, attempts, next_attempt_at,
         created_at, updated_at)
      select id, redemption_id, rule_index, effect_index, target, type, status, payload, 0,
        case when status = 'pending' then now() end, now(), now()
      from jsonb_to_recordset(p_claim->'effects') as effect (
        id text, redemption_id text, rule_index int, effect_index int, target text, type text, status text,
        payload jsonb);

      for v_part in select value from jsonb_array_elements(p_claim->'moves') loop
        v_balance := redemption_move_points(
          v_part->>'id', v_part->>'customer_id', (v_part->>'balance')::numeric, (v_part->>'pending')::numeric,
          (v_part->>'lifetime')::numeric, (v_part->>'floor')::numeric);
        if v_balance is null then
          lost := 'points';
          raise sqlstate 'RD001';
        end if;
        if v_part->>'customer_id' = v_customer_id then
          balance := v_balance;
        end if;
        -- Their running balances count back from the one that the account has now.
        perform redemption_write_entries((
          select jsonb_agg(entry || jsonb_build_object('balance_after', v_balance - (entry->>'still_to_come')::numeric))
          from jsonb_array_elements(v_part->'entries') as entry));
        if (v_part->>'spent')::numeric > 0 then
          perform redemption_spend_points(v_part->>'customer_id', (v_part->>'spent')::numeric);
        end if;
      end loop;
      if balance is null then
        select account.balance into balance from redemption_points_account as account
        where account.customer_id = v_customer_id;
      end if;
    exception when sqlstate 'RD001' then
    end;
  end
  $body$`

export class Migration20261126013000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(columns)
    // Slots of one campaign are updated by many at once: room to do that in place, and in more than one page.
    this.addSql(`alter table "redemption_usage" set (fillfactor = 50)`)
    for (const definition of [takeSlot, take, giveBack, movePoints, writeEntries, spendPoints, claim]) {
      this.addSql(definition)
    }
  }

  override async down(): Promise<void> {
    this.addSql(`drop function if exists redemption_claim`)
    this.addSql(`drop function if exists redemption_spend_points`)
    this.addSql(`drop function if exists redemption_write_entries`)
    this.addSql(`drop function if exists redemption_move_points`)
    this.addSql(`drop function if exists redemption_give_back`)
    this.addSql(`drop function if exists redemption_take`)
    this.addSql(`drop function if exists redemption_take_slot`)
    this.addSql(`alter table "redemption_usage" reset (fillfactor)`)
    this.addSql(
      `alter table "redemption_usage" drop constraint if exists "CK_redemption_usage_room",
         drop column if exists "cap", drop column if exists "room"`
    )
  }
}
