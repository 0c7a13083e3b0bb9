import { exact, type Sql } from "./sql"

/** Takes a line of the ledger out of what can be spent; its amount stays as it was written. */
export async function closePointsEntry(
  sql: Sql,
  input: { entry_id: string; status: "reversed" | "expired"; remaining: number }
): Promise<void> {
  await sql(
    `update redemption_points_entry
     set status = $2, remaining = $3::numeric, raw_remaining = ${exact("$3::numeric")}, updated_at = now()
     where id = $1`,
    [input.entry_id, input.status, input.remaining]
  )
}
