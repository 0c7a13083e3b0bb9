import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** `bigNumber` columns are two: the number, and its exact form beside it. */
const exact = (expression: string) => `jsonb_build_object('value', (${expression})::text, 'precision', 20)`

/** Takes `spent` points from a member's open lines: from those that expire first, first. */
const takeFromOpenLines = (spent: string) => `
    with open as (
      select id, remaining, ${spent} as spent,
        sum(remaining) over (order by expires_at nulls last, id) - remaining as before
      from redemption_points_entry
      where customer_id = p_customer_id and status = 'active' and remaining > 0
    ), left_over as (
      select id, greatest(0, remaining - greatest(0, spent - before)) as remaining
      from open where before < spent
    )
    update redemption_points_entry as entry
    set remaining = left_over.remaining,
        raw_remaining = ${exact("left_over.remaining")},
        status = case when left_over.remaining = 0 then 'spent' else 'active' end,
        updated_at = now()
    from left_over where entry.id = left_over.id;`

/**
 * What a member's open lines hold is what the account has: whatever they hold beyond it is spent. Run it after the
 * account was moved, whose lock makes all changes of one member's points wait for each other.
 */
const beyondTheAccount = `sum(remaining) over () - greatest(0, (
          select balance from redemption_points_account where customer_id = p_customer_id
        ))`

const level = `
  create or replace function redemption_level_points(p_customer_id text) returns void language plpgsql as $body$
  begin${takeFromOpenLines(beyondTheAccount)}
  end
  $body$`

const insertEntries = `
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
      pending_days int, expires_after_days int, redemption_id text, effect_id text, reverses_id text, note text);`

/**
 * Writes lines of the ledger. Expiry counts from when the points become active. Points that come to somebody who owes
 * pay the debt with their first part: they must not be there a second time when they expire.
 */
const writeEntries = (levels: string) => `
  create or replace function redemption_write_entries(p_entries jsonb) returns void language plpgsql as $body$
  begin${insertEntries}${levels}
  end
  $body$`

const levelDebtors = `
    perform redemption_level_points(customer_id)
    from (
      select customer_id, sum(remaining) as fresh
      from jsonb_to_recordset(p_entries) as entry (customer_id text, remaining numeric, status text)
      where status = 'active' and remaining > 0
      group by customer_id
    ) as owner
    join redemption_points_account as account using (customer_id)
    where account.balance < owner.fresh;`

const spend = (body: string) => `
  create or replace function redemption_spend_points(p_customer_id text, p_amount numeric) returns void
  language plpgsql as $body$
  begin${body}
  end
  $body$`

/** The account says how much was spent. The amount is what this function was once given, and still is by the claim. */
const spendToTheAccount = `
    perform redemption_level_points(p_customer_id);`

const spendAmount = takeFromOpenLines("p_amount")

export class Migration20261126173600 extends Migration {
  override async up(): Promise<void> {
    this.addSql(level)
    this.addSql(writeEntries(levelDebtors))
    this.addSql(spend(spendToTheAccount))
  }

  override async down(): Promise<void> {
    this.addSql(spend(spendAmount))
    this.addSql(writeEntries(""))
    this.addSql(`drop function if exists redemption_level_points`)
  }
}
