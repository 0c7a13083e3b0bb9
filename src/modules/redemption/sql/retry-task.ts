import type { Sql } from "./sql"

/**
 * Puts a failed task back in the queue; it goes on from its cursor. A file that was no good stays no good; a format that
 * had no room is drawn from anew, for there may be room now.
 */
export async function retryTask(sql: Sql, input: { task_id: string }): Promise<boolean> {
  const { count } = await sql(
    `update redemption_task
     set status = 'queued', error = null, cursor = cursor - 'drawn', attempts = 0, lease_owner = null, lease_until = null, finished_at = null,
         announced_at = null, updated_at = clock_timestamp()
     where id = $1 and status = 'failed' and not cursor ? 'failed'`,
    [input.task_id]
  )
  return count === 1
}
