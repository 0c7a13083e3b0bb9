import type { Sql } from "./sql"

/**
 * Takes back that a batch was withdrawn: the codes that went with it are as they were. Those that had been voided one
 * by one before stay so. @returns how many came back; null when the batch was not withdrawn
 */
export async function restoreBatch(
  sql: Sql,
  input: { campaign_id: string; batch_id: string }
): Promise<number | null> {
  const { rows } = await sql<{ restored: string }>(
    `with batch as (
       select id, voided_at from redemption_code_batch where id = $2 and voided_at is not null
     ), restored as (
       update redemption_code as code set status = 'unused', updated_at = now()
       from batch
       where code.campaign_id = $1 and code.batch_id = batch.id and code.status = 'voided'
         and code.updated_at >= batch.voided_at
       returning code.id
     ), opened as (
       update redemption_code_batch set voided_at = null, updated_at = now() from batch
       where redemption_code_batch.id = batch.id
     )
     select (select count(*) from restored) as restored from batch`,
    [input.campaign_id, input.batch_id]
  )
  return rows[0] ? Number(rows[0].restored) : null
}
