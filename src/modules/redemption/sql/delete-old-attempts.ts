import type { Sql } from "./sql"

/** Deletes some refused tries of long ago. A few at a time, so that nobody waits for them. @returns how many */
export async function deleteOldAttempts(
  sql: Sql,
  input: { older_than_days: number; most: number }
): Promise<number> {
  const { count } = await sql(
    `delete from redemption_attempt where id = any(array(
       select id from redemption_attempt where created_at < clock_timestamp() - $1 * interval '1 day'
       order by created_at limit $2 for update skip locked
     ))`,
    [input.older_than_days, input.most]
  )
  return count
}
