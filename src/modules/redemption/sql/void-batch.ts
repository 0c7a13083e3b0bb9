import type { Sql } from "./sql"

/** Withdraws every code of a batch that nobody has used yet. Returns how many. */
export async function voidBatch(sql: Sql, input: { campaign_id: string; batch_id: string }): Promise<number> {
  const { count } = await sql(
    `update redemption_code set status = 'voided', updated_at = now()
     where campaign_id = $1 and batch_id = $2 and status = 'unused' and use_count = 0`,
    [input.campaign_id, input.batch_id]
  )
  return count
}
