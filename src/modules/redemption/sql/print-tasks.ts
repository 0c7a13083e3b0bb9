import type { TaskCounts } from "./lease-task"
import type { Sql } from "./sql"

/**
 * Moves a print task on, in the transaction that keeps its piece. A print begins anew after a crash, so getting far is
 * no sign that it will get to the end: the attempts are still counted.
 *
 * @returns false when the task is no longer ours: then roll back
 */
export async function advancePrint(
  sql: Sql,
  input: { task_id: string; fence: number; counts: TaskCounts; lease_seconds: number }
): Promise<boolean> {
  const { count } = await sql(
    `update redemption_task
     set counts = $3::jsonb, lease_until = clock_timestamp() + $4 * interval '1 second', updated_at = clock_timestamp()
     where id = $1 and fence = $2 and status = 'running'`,
    [input.task_id, input.fence, JSON.stringify(input.counts), input.lease_seconds]
  )
  return count === 1
}

/** Writes down what the file is called and when it will be deleted. */
export async function describePrint(
  sql: Sql,
  input: { task_id: string; file: { name: string; content_type: string; bytes: number }; keep_days: number }
): Promise<void> {
  await sql(
    `update redemption_task
     set cursor = cursor || jsonb_build_object('file', $2::jsonb || jsonb_build_object('expires_at',
       to_char((now() + $3 * interval '1 day') at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
     where id = $1`,
    [input.task_id, JSON.stringify(input.file), input.keep_days]
  )
}

/** Deletes printed files whose time has come. The tasks stay. @returns how many files */
export async function deleteOldPrints(sql: Sql): Promise<number> {
  const { count } = await sql(
    `with forgotten as (
       update redemption_task set cursor = cursor - 'file'
       where type = 'print' and (cursor #>> '{file,expires_at}')::timestamptz < clock_timestamp()
       returning id
     ), gone as (
       delete from redemption_file_chunk where task_id in (select id from forgotten)
     )
     select id from forgotten`
  )
  return count
}
