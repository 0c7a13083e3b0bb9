import type { Sql } from "./sql"

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
  const { rows } = await sql<{ balance: string | null }>(
    "select redemption_move_points($1, $2, $3, $4, $5, $6) as balance",
    [input.id, input.customer_id, input.balance, input.pending, input.lifetime, input.floor]
  )
  const [{ balance }] = rows
  return balance === null ? null : Number(balance)
}
