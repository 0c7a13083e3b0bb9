import type { CodeFormat } from "../../../domain/code-format"
import type { Sql } from "./sql"

export type FormatUse = {
  /** Null for batches whose codes were made elsewhere: they may look like anything. */
  format: CodeFormat | null
  /** Codes that exist or are being made. */
  codes: number
  voided: number
  campaign_ids: string[]
}

/** The formats in use over all campaigns, and how many codes each holds: what new codes may collide with. */
export async function codesInFormats(sql: Sql): Promise<FormatUse[]> {
  const { rows } = await sql<{
    format: CodeFormat | null
    codes: string
    voided: string
    campaign_ids: string[]
  }>(
    `select batch.code_format as format, sum(greatest(batch.code_count, coalesce(task.total, 0))) as codes,
       sum(batch.voided_count) as voided, array_agg(distinct batch.campaign_id) as campaign_ids
     from redemption_code_batch as batch
     left join lateral (
       select max((counts->>'total')::int) as total from redemption_task
       where campaign_id = batch.campaign_id and batch_id = batch.id and type = 'generate'
         and status in ('queued', 'running') and deleted_at is null
     ) as task on true
     where batch.deleted_at is null
     group by batch.code_format`
  )
  return rows.map((row) => ({ ...row, codes: Number(row.codes), voided: Number(row.voided) }))
}
