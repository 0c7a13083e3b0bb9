import { exact, type Sql } from "./sql"

/** Makes a member's pending points active whose time has come. Run it under the account's lock. @returns their sum */
export async function maturePoints(
  sql: Sql,
  input: { customer_id: string; balance: number }
): Promise<number> {
  const { rows } = await sql<{ amount: string }>(
    `with due as (
       select id, amount, sum(amount) over (order by available_at, id) as running
       from redemption_points_entry
       where customer_id = $1 and status = 'pending' and available_at <= clock_timestamp()
     )
     update redemption_points_entry as entry
     set status = 'active', balance_after = $2::numeric + due.running,
         raw_balance_after = ${exact("$2::numeric + due.running")}, updated_at = now()
     from due where entry.id = due.id
     returning entry.amount`,
    [input.customer_id, input.balance]
  )
  return rows.reduce((sum, row) => sum + Number(row.amount), 0)
}
