import type { Sql } from "./sql"

/** Moves the counts that a batch keeps of its codes, in the transaction that changes the codes. */
export async function countBatchCodes(
  sql: Sql,
  input: { batch_id: string; created?: number; voided?: number }
): Promise<void> {
  await sql(
    `update redemption_code_batch
     set code_count = code_count + $2, voided_count = voided_count + $3, updated_at = now()
     where id = $1`,
    [input.batch_id, input.created ?? 0, input.voided ?? 0]
  )
}
