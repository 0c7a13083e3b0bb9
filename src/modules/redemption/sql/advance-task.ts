import type { TaskCounts } from "./lease-task"
import type { Sql } from "./sql"

/**
 * Moves a task on, in the transaction that wrote its chunk. Progress proves that the worker is well, so the
 * count of attempts starts anew.
 *
 * @returns false when the task is no longer ours (taken over, or cancelled): then roll the chunk back
 */
export async function advanceTask(
  sql: Sql,
  input: {
    task_id: string
    fence: number
    status: "running" | "cancelled"
    cursor: Record<string, unknown>
    counts: TaskCounts
    lease_seconds: number
  }
): Promise<boolean> {
  const { count } = await sql(
    `update redemption_task
     set cursor = $4::jsonb, counts = $5::jsonb, attempts = 0,
         lease_until = clock_timestamp() + $6 * interval '1 second', updated_at = clock_timestamp()
     where id = $1 and fence = $2 and status = $3`,
    [
      input.task_id,
      input.fence,
      input.status,
      JSON.stringify(input.cursor),
      JSON.stringify(input.counts),
      input.lease_seconds,
    ]
  )
  return count === 1
}
