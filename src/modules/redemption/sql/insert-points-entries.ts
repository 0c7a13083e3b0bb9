import type { Sql } from "./sql"

export type NewPointsEntry = {
  id: string
  customer_id: string
  type: "add" | "deduct" | "expire" | "reverse" | "adjust"
  amount: number
  remaining: number
  balance_after: number
  status: "pending" | "active"
  /** Whole days from now; null: at once, or never. */
  pending_days: number | null
  expires_after_days: number | null
  redemption_id: string | null
  effect_id: string | null
  reverses_id: string | null
  note: string | null
}

/** Writes lines of the ledger. Expiry counts from when the points become active. */
export async function insertPointsEntries(sql: Sql, entries: NewPointsEntry[]): Promise<void> {
  await sql("select redemption_write_entries($1::jsonb)", [JSON.stringify(entries)])
}
