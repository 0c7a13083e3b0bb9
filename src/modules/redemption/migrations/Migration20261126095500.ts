import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** `bigNumber` columns are two: the number, and its exact form beside it. */
const exact = (expression: string) => `jsonb_build_object('value', (${expression})::text, 'precision', 20)`

const writeEntries = `
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

const spendPoints = `
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
    from left_over where entry.id = left_over.id;`

/**
 * The two functions of the ledger in the language whose plans are kept: in plain SQL each call was planned anew, which
 * took a third of a claim.
 */
const definitions = (begin: string, end: string) => [
  `create or replace function redemption_write_entries(p_entries jsonb) returns void
   ${begin}${writeEntries}
  ${end}`,
  `create or replace function redemption_spend_points(p_customer_id text, p_amount numeric) returns void
   ${begin}${spendPoints}
  ${end}`,
]

export class Migration20261126095500 extends Migration {
  override async up(): Promise<void> {
    for (const definition of definitions("language plpgsql as $body$\n  begin", "end\n  $body$")) {
      this.addSql(definition)
    }
  }

  override async down(): Promise<void> {
    for (const definition of definitions("language sql as $body$", "$body$")) {
      this.addSql(definition)
    }
  }
}
