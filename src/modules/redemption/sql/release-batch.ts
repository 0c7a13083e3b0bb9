import type { Sql } from "./sql"

/** One row flips and all codes of the batch become redeemable together. */
export async function releaseBatch(sql: Sql, input: { batch_id: string }): Promise<void> {
  await sql(
    `update redemption_code_batch set available_at = clock_timestamp(), updated_at = clock_timestamp()
     where id = $1 and available_at is null and voided_at is null`,
    [input.batch_id]
  )
}
