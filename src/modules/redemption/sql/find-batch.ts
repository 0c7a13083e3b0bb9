import type { Sql } from "./sql"

/** The batch's campaign, and whether it is live; locked, so that it cannot become live while it is being withdrawn. */
export async function findBatch(
  sql: Sql,
  input: { batch_id: string; lock: boolean }
): Promise<{ campaign_id: string; is_available: boolean } | null> {
  const { rows } = await sql<{ campaign_id: string; is_available: boolean }>(
    `select campaign_id, available_at is not null as is_available from redemption_code_batch where id = $1 and deleted_at is null ${input.lock ? "for update" : ""}`,
    [input.batch_id]
  )
  return rows[0] ?? null
}

export async function markBatchVoided(sql: Sql, input: { batch_id: string }): Promise<void> {
  await sql(`update redemption_code_batch set voided_at = coalesce(voided_at, now()) where id = $1`, [
    input.batch_id,
  ])
}
