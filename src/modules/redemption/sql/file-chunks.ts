import type { Sql } from "./sql"

/** Keeps one piece of an uploaded file. */
export async function insertFileChunk(
  sql: Sql,
  input: { task_id: string; position: number; content: Buffer }
): Promise<void> {
  await sql(`insert into redemption_file_chunk (task_id, position, content) values ($1, $2, $3)`, [
    input.task_id,
    input.position,
    input.content,
  ])
}

/** One piece of the file; null after the last. */
export async function findFileChunk(
  sql: Sql,
  input: { task_id: string; position: number }
): Promise<Buffer | null> {
  const { rows } = await sql<{ content: Buffer }>(
    "select content from redemption_file_chunk where task_id = $1 and position = $2",
    [input.task_id, input.position]
  )
  return rows[0]?.content ?? null
}

/** Forgets the file, once everything in it has been read. */
export async function deleteFile(sql: Sql, input: { task_id: string }): Promise<void> {
  await sql("delete from redemption_file_chunk where task_id = $1", [input.task_id])
}

/**
 * Deletes a task whose upload never came to its end, with what had come of it. One that was cancelled meanwhile stays,
 * without what came behind that.
 */
export async function deleteUpload(sql: Sql, input: { task_id: string }): Promise<void> {
  await sql(
    `with cancelled as (
       delete from redemption_file_chunk as chunk using redemption_task as task
       where task.id = $1 and task.status = 'cancelled' and chunk.task_id = task.id
     )
     delete from redemption_task where id = $1 and status = 'uploading'`,
    [input.task_id]
  )
}

/** Deletes what uploads of a process that died have left. @returns how many */
export async function deleteStaleUploads(sql: Sql, input: { older_than_hours: number }): Promise<number> {
  const { count } = await sql(
    `delete from redemption_task
     where status = 'uploading' and created_at < clock_timestamp() - $1 * interval '1 hour'`,
    [input.older_than_hours]
  )
  return count
}
