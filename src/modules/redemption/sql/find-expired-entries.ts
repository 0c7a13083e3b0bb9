import type { Sql } from "./sql"

/** A member's points that have reached their end, the oldest first. Run it under the account's lock. */
export async function findExpiredEntries(
  sql: Sql,
  input: { customer_id: string }
): Promise<{ id: string; remaining: number; redemption_id: string | null }[]> {
  const { rows } = await sql<{ id: string; remaining: string; redemption_id: string | null }>(
    `select id, remaining, redemption_id from redemption_points_entry
     where customer_id = $1 and status = 'active' and expires_at is not null and expires_at <= clock_timestamp()
     order by expires_at, id`,
    [input.customer_id]
  )
  return rows.map((row) => ({ ...row, remaining: Number(row.remaining) }))
}
