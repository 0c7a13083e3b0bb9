import type { Sql } from "./sql"

/** A task for a file that is still being uploaded: no runner looks at it. */
export async function insertUpload(
  sql: Sql,
  input: { id: string; campaign_id: string; requested_by: string | null }
): Promise<void> {
  await sql(
    `insert into redemption_task (id, type, campaign_id, status, cursor, counts, requested_by)
     values ($1, 'import', $2, 'uploading', '{}'::jsonb,
       '{"total": 0, "done": 0, "created": 0, "duplicate": 0, "invalid": 0}'::jsonb, $3)`,
    [input.id, input.campaign_id, input.requested_by]
  )
}

/** The file is here: the task waits for a runner. @returns false when the task is gone */
export async function queueUpload(
  sql: Sql,
  input: { task_id: string; batch_id: string; settings: Record<string, unknown> }
): Promise<boolean> {
  const { count } = await sql(
    `update redemption_task set status = 'queued', batch_id = $2, input = $3::jsonb, updated_at = clock_timestamp()
     where id = $1 and status = 'uploading'`,
    [input.task_id, input.batch_id, JSON.stringify(input.settings)]
  )
  return count === 1
}

/** Everything is read and waits for a person. @returns false when the task is no longer ours */
export async function holdForReview(sql: Sql, input: { task_id: string; fence: number }): Promise<boolean> {
  const { count } = await sql(
    `update redemption_task set status = 'needs_review', lease_owner = null, lease_until = null,
       updated_at = clock_timestamp()
     where id = $1 and fence = $2 and status = 'running'`,
    [input.task_id, input.fence]
  )
  return count === 1
}

/** Somebody has looked and says yes. @returns false when there is nothing to confirm */
export async function confirmImport(sql: Sql, input: { task_id: string }): Promise<boolean> {
  const { count } = await sql(
    `update redemption_task set status = 'queued', cursor = cursor || '{"confirmed": true}', attempts = 0,
       updated_at = clock_timestamp()
     where id = $1 and status = 'needs_review'`,
    [input.task_id]
  )
  return count === 1
}

/** Takes an import back. @returns its batch, or null when it is not one that can be */
export async function markUndone(sql: Sql, input: { task_id: string }): Promise<{ batch_id: string } | null> {
  const { rows } = await sql<{ batch_id: string }>(
    `update redemption_task set status = 'undone', updated_at = clock_timestamp()
     where id = $1 and type = 'import' and status in ('completed', 'completed_with_errors')
     returning batch_id`,
    [input.task_id]
  )
  return rows[0] ?? null
}

/** Removes the codes of a batch that nobody ever redeemed or was given. @returns how many, and how many of them were voided */
export async function deleteUntouchedCodes(
  sql: Sql,
  input: { batch_id: string }
): Promise<{ removed: number; voided: number }> {
  const { rows } = await sql<{ removed: string; voided: string }>(
    `with gone as (
       delete from redemption_code as code
       where batch_id = $1 and use_count = 0 and handed_out_at is null
         and campaign_id = (select campaign_id from redemption_code_batch where id = $1)
         and not exists (select 1 from redemption where code_id = code.id)
       returning status
     )
     select count(*) as removed, count(*) filter (where status = 'voided') as voided from gone`,
    [input.batch_id]
  )
  return { removed: Number(rows[0].removed), voided: Number(rows[0].voided) }
}
