import type { Sql } from "./sql"

export type ReversibleEntry = {
  id: string
  customer_id: string
  type: "add" | "deduct"
  amount: number
  remaining: number
  status: "pending" | "active" | "spent" | "expired"
}

/**
 * The lines that a redemption wrote and that no line has reversed yet: first those that took points, for what comes back
 * covers what is taken. Run it under the accounts' locks.
 */
export async function findReversibleEntries(
  sql: Sql,
  input: { redemption_id: string; customer_id: string }
): Promise<ReversibleEntry[]> {
  const { rows } = await sql<ReversibleEntry & { amount: string; remaining: string }>(
    `select id, customer_id, type, amount, remaining, status from redemption_points_entry as entry
     where redemption_id = $1 and customer_id = $2 and type in ('add', 'deduct') and status <> 'reversed'
       and not exists (select 1 from redemption_points_entry where reverses_id = entry.id)
     order by type desc, id`,
    [input.redemption_id, input.customer_id]
  )
  return rows.map((row) => ({ ...row, amount: Number(row.amount), remaining: Number(row.remaining) }))
}
