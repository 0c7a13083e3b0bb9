import type { Sql } from "./sql"

/** Stops a task for good. Its worker notices at its next chunk; the codes it made are then removed. */
export async function cancelTask(sql: Sql, input: { task_id: string }): Promise<boolean> {
  const { count } = await sql(
    `update redemption_task
     set status = 'cancelled', cursor = cursor || '{"purge": true}', fence = fence + 1, attempts = 0,
         lease_owner = null, lease_until = null, finished_at = clock_timestamp(), updated_at = clock_timestamp()
     where id = $1 and status in ('uploading', 'validating', 'needs_review', 'queued', 'running', 'failed')`,
    [input.task_id]
  )
  return count === 1
}
