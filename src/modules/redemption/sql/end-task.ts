import type { Sql } from "./sql"

/**
 * Ends a task and gives its lease back.
 *
 * @returns false when the task is no longer ours: then roll back
 */
export async function endTask(
  sql: Sql,
  input: {
    task_id: string
    fence: number
    status: "completed" | "completed_with_errors" | "failed" | "cancelled"
    error: string | null
  }
): Promise<boolean> {
  const { count } = await sql(
    `update redemption_task
     set status = $3, error = $4, cursor = cursor - 'purge', lease_owner = null, lease_until = null,
         finished_at = clock_timestamp(), updated_at = clock_timestamp()
     where id = $1 and fence = $2 and (status = 'running' or (status = 'cancelled' and $3 = 'cancelled'))`,
    [input.task_id, input.fence, input.status, input.error]
  )
  return count === 1
}
