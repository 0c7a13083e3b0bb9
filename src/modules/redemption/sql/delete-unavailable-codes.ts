import type { Sql } from "./sql"

/** Removes some codes of a batch that never became available. Returns how many; 0 = none are left. */
export async function deleteUnavailableCodes(
  sql: Sql,
  input: { campaign_id: string; batch_id: string; most: number }
): Promise<number> {
  const { count } = await sql(
    `delete from redemption_code
     where id in (
       select code.id from redemption_code as code
       join redemption_code_batch as batch on batch.id = code.batch_id
       where code.campaign_id = $1 and code.batch_id = $2 and batch.available_at is null
       order by code.id
       limit $3
     )`,
    [input.campaign_id, input.batch_id, input.most]
  )
  return count
}
