import type { Sql } from "./sql"

export type LeasedTask = {
  id: string
  type: "generate" | "import" | "export" | "print"
  status: string
  campaign_id: string
  batch_id: string
  input: Record<string, unknown> | null
  cursor: Record<string, unknown>
  counts: TaskCounts
  fence: number
  attempts: number
}

/** `done` = `created` + `duplicate` + `invalid`, always. */
export type TaskCounts = { total: number; done: number; created: number; duplicate: number; invalid: number }

/**
 * Takes a task that nobody works on: queued, or running with a lease that ran out because its worker died.
 * A cancelled task is taken once more to remove the codes it made. SKIP LOCKED lets two workers pass each other;
 * the raised fence shuts out a worker that was only frozen.
 *
 * @param input.task_id only this one; any when left out
 */
export async function leaseTask(
  sql: Sql,
  input: { owner: string; lease_seconds: number; task_id?: string }
): Promise<LeasedTask | null> {
  const { rows } = await sql<LeasedTask>(
    `update redemption_task
     set status = case when status = 'cancelled' then status else 'running' end,
         lease_owner = $1,
         lease_until = clock_timestamp() + $2 * interval '1 second',
         fence = fence + 1,
         attempts = attempts + 1,
         started_at = coalesce(started_at, clock_timestamp()),
         updated_at = clock_timestamp()
     where id = (
       select id from redemption_task
       where (status in ('queued', 'running') or (status = 'cancelled' and cursor ? 'purge'))
         and (lease_until is null or lease_until < clock_timestamp())
         and ($3::text is null or id = $3)
       order by created_at
       limit 1
       for update skip locked
     )
     returning id, type, status, campaign_id, batch_id, input, cursor, counts, fence, attempts`,
    [input.owner, input.lease_seconds, input.task_id ?? null]
  )
  return rows[0] ?? null
}
