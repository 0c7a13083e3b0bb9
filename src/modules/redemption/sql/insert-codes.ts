import type { BatchOfCodes } from "./copy-codes"
import type { Sql } from "./sql"

/** Writes the codes that nobody has yet and leaves the others alone. Returns how many were new. */
export async function insertCodes(sql: Sql, batch: BatchOfCodes): Promise<number> {
  const { count } = await sql(
    `insert into redemption_code (id, code, canonical, campaign_id, batch_id, max_uses)
     select id, code, canonical, $4, $5, $6
     from unnest($1::text[], $2::text[], $3::text[]) as fresh (id, code, canonical)
     on conflict (canonical) do nothing`,
    [
      batch.codes.map((code) => code.id),
      batch.codes.map((code) => code.code),
      batch.codes.map((code) => code.canonical),
      batch.campaign_id,
      batch.batch_id,
      batch.max_uses,
    ]
  )
  return count
}
