import type { CodeFilter } from "./list-codes"
import { conditionsOf } from "./list-codes"
import type { Sql } from "./sql"

export type ExportedCode = Record<string, string | number | Date | null>

/**
 * Opens a cursor over every code that matches, in the order they were made. All of it is seen as of this moment,
 * however long the reading takes and whatever is redeemed meanwhile. Inside a transaction only.
 */
export async function openExport(sql: Sql, filter: CodeFilter): Promise<void> {
  const { where, values } = conditionsOf(filter)
  await sql(
    `declare exported no scroll cursor for
     select code.code, code.status, coalesce(code.expires_at, batch.expires_at) as expires_at, code.max_uses,
       code.use_count, code.customer_id, coalesce(code.tag, batch.tag) as tag, code.batch_id,
       batch.label as batch_label, code.handed_out_at, code.redeemed_at, code.created_at
     from redemption_code as code join redemption_code_batch as batch on batch.id = code.batch_id
     where ${where.join(" and ")}
     order by code.campaign_id, code.id`,
    values
  )
}

export async function fetchExport(sql: Sql, most: number): Promise<ExportedCode[]> {
  const { rows } = await sql<ExportedCode>(`fetch ${Math.trunc(most)} from exported`)
  return rows
}
