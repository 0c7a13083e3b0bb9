import { exact, type Sql } from "./sql"

/**
 * Moves a member's account. The balance may not fall below `floor` (null: it may go negative).
 *
 * @returns the balance after, or null when it would fall below the floor; then roll back
 */
export async function movePoints(
  sql: Sql,
  input: {
    id: string
    customer_id: string
    balance: number
    pending: number
    lifetime: number
    floor: number | null
  }
): Promise<number | null> {
  const { rows } = await sql<{ balance: string }>(
    `insert into redemption_points_account as account
       (id, customer_id, balance, raw_balance, pending, raw_pending, lifetime, raw_lifetime, created_at, updated_at)
     select $1, $2, $3::numeric, ${exact("$3::numeric")}, $4::numeric, ${exact("$4::numeric")},
            $5::numeric, ${exact("$5::numeric")}, now(), now()
     where $6::numeric is null or $3::numeric >= $6::numeric
        or exists (select 1 from redemption_points_account where customer_id = $2)
     on conflict (customer_id) do update
     set balance = account.balance + excluded.balance,
         raw_balance = ${exact("account.balance + excluded.balance")},
         pending = account.pending + excluded.pending,
         raw_pending = ${exact("account.pending + excluded.pending")},
         lifetime = account.lifetime + excluded.lifetime,
         raw_lifetime = ${exact("account.lifetime + excluded.lifetime")},
         tier_checked_at = case when excluded.lifetime = 0 then account.tier_checked_at end,
         updated_at = now()
     where $6::numeric is null or excluded.balance >= 0 or account.balance + excluded.balance >= $6::numeric
     returning balance`,
    [input.id, input.customer_id, input.balance, input.pending, input.lifetime, input.floor]
  )
  return rows[0] ? Number(rows[0].balance) : null
}
