import type { Sql } from "./sql"

/** Reserves a code for one member. Only before its first use: a redemption is never taken from anybody. */
export async function bindCode(sql: Sql, input: { code_id: string; customer_id: string }): Promise<boolean> {
  const { count } = await sql(
    `update redemption_code set customer_id = $2, updated_at = now()
     where id = $1 and status = 'unused' and use_count = 0`,
    [input.code_id, input.customer_id]
  )
  return count === 1
}
