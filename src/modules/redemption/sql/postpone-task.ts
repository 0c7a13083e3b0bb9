import type { Sql } from "./sql"

/** After an unexpected error: keeps what was done, says why, and lets the lease run out a little later. */
export async function postponeTask(
  sql: Sql,
  input: { task_id: string; fence: number; error: string; seconds: number }
): Promise<void> {
  await sql(
    `update redemption_task
     set error = $3, lease_until = clock_timestamp() + $4 * interval '1 second', updated_at = clock_timestamp()
     where id = $1 and fence = $2 and status in ('running', 'cancelled')`,
    [input.task_id, input.fence, input.error, input.seconds]
  )
}
