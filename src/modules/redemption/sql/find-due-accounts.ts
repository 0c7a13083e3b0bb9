import type { Sql } from "./sql"

/** Members with points that have become active or have reached their end, and that nobody has moved yet. */
export async function findDueAccounts(sql: Sql, input: { most: number }): Promise<string[]> {
  const { rows } = await sql<{ customer_id: string }>(
    `(select distinct customer_id from redemption_points_entry
      where status = 'pending' and available_at <= clock_timestamp() and deleted_at is null limit $1)
     union
     (select distinct customer_id from redemption_points_entry
      where status = 'active' and expires_at is not null and expires_at <= clock_timestamp() and deleted_at is null
      limit $1)`,
    [input.most]
  )
  return rows.map((row) => row.customer_id)
}
