import type { Sql } from "./sql"

export type NewTask = {
  id: string
  type: "generate" | "import" | "export" | "print"
  campaign_id: string
  batch_id: string | null
  input: Record<string, unknown>
  total: number
  requested_by: string | null
}

/** Queues a task. It is in the same transaction as what it is about, so neither exists without the other. */
export async function insertTask(sql: Sql, task: NewTask): Promise<void> {
  const counts = { total: task.total, done: 0, created: 0, duplicate: 0, invalid: 0 }
  await sql(
    `insert into redemption_task (id, type, campaign_id, batch_id, status, input, cursor, counts, requested_by)
     values ($1, $2, $3, $4, 'queued', $5::jsonb, '{}'::jsonb, $6::jsonb, $7)`,
    [
      task.id,
      task.type,
      task.campaign_id,
      task.batch_id,
      JSON.stringify(task.input),
      JSON.stringify(counts),
      task.requested_by,
    ]
  )
}
