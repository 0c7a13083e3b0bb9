import type { Sql } from "./sql"

/** Withdraws an unused code. Returns its batch, whose count the caller moves, or null when it was not unused. */
export async function voidCode(sql: Sql, input: { code_id: string }): Promise<{ batch_id: string } | null> {
  const { rows } = await sql<{ batch_id: string }>(
    `update redemption_code set status = 'voided', updated_at = now()
     where id = $1 and status = 'unused' and use_count = 0
     returning batch_id`,
    [input.code_id]
  )
  return rows[0] ?? null
}

/** Takes a withdrawal back. Returns the batch, or null when the code was not voided. */
export async function restoreCode(
  sql: Sql,
  input: { code_id: string }
): Promise<{ batch_id: string } | null> {
  const { rows } = await sql<{ batch_id: string }>(
    `update redemption_code
     set status = case when use_count >= max_uses then 'used' else 'unused' end, updated_at = now()
     where id = $1 and status = 'voided'
     returning batch_id`,
    [input.code_id]
  )
  return rows[0] ?? null
}
