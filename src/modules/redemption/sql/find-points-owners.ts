import type { Sql } from "./sql"

/** Whose accounts a redemption touched, in the order in which accounts are locked. */
export async function findPointsOwners(sql: Sql, input: { redemption_id: string }): Promise<string[]> {
  const { rows } = await sql<{ customer_id: string }>(
    "select distinct customer_id from redemption_points_entry where redemption_id = $1",
    [input.redemption_id]
  )
  return rows.map((row) => row.customer_id).sort((a, b) => (a < b ? -1 : 1))
}
