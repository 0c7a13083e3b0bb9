import { exact, type Sql } from "./sql"

/**
 * Marks points as spent: those that expire first, first. Run it after the account was moved, whose lock makes all
 * changes of one member's points wait for each other.
 */
export async function spendPoints(sql: Sql, input: { customer_id: string; amount: number }): Promise<void> {
  await sql(
    `with open as (
       select id, remaining,
         sum(remaining) over (order by expires_at nulls last, id) - remaining as before
       from redemption_points_entry
       where customer_id = $1 and status = 'active' and remaining > 0
     ), left_over as (
       select id, greatest(0, remaining - greatest(0, $2::numeric - before)) as remaining
       from open where before < $2::numeric
     )
     update redemption_points_entry as entry
     set remaining = left_over.remaining,
         raw_remaining = ${exact("left_over.remaining")},
         status = case when left_over.remaining = 0 then 'spent' else 'active' end,
         updated_at = now()
     from left_over where entry.id = left_over.id`,
    [input.customer_id, input.amount]
  )
}
