import type { CodeFormat } from "../../../domain/code-format"
import type { Sql } from "./sql"

export type NewBatch = {
  id: string
  campaign_id: string
  source: "generated" | "imported"
  label: string | null
  tag: string | null
  code_format: CodeFormat | null
  expires_at: Date | null
  max_uses: number
  is_test: boolean
  weak_codes_acknowledged: boolean
}

/** Writes a batch that has no codes yet. */
export async function insertBatch(sql: Sql, batch: NewBatch): Promise<void> {
  await sql(
    `insert into redemption_code_batch
       (id, campaign_id, source, label, tag, code_format, expires_at, max_uses, is_test, weak_codes_acknowledged)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9, $10)`,
    [
      batch.id,
      batch.campaign_id,
      batch.source,
      batch.label,
      batch.tag,
      batch.code_format === null ? null : JSON.stringify(batch.code_format),
      batch.expires_at,
      batch.max_uses,
      batch.is_test,
      batch.weak_codes_acknowledged,
    ]
  )
}
