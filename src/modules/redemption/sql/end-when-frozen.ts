import type { Sql } from "./sql"

/**
 * PostgreSQL ends this transaction when its process does not say anything for so long. A worker that is frozen in the
 * middle of a chunk would otherwise hold its locks, and nobody could take its task over.
 */
export async function endWhenFrozen(sql: Sql, seconds: number): Promise<void> {
  await sql("select set_config('idle_in_transaction_session_timeout', $1, true)", [`${seconds}s`])
}
