import { exact, type Sql } from "./sql"

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
  await sql(
    `insert into redemption_points_entry
       (id, customer_id, type, amount, raw_amount, remaining, raw_remaining, balance_after, raw_balance_after, status,
        available_at, expires_at, redemption_id, effect_id, reverses_id, note, created_at, updated_at)
     select id, customer_id, type, amount, ${exact("amount")}, remaining, ${exact("remaining")},
        balance_after, ${exact("balance_after")}, status,
        now() + coalesce(pending_days, 0) * interval '1 day',
        now() + (coalesce(pending_days, 0) + expires_after_days) * interval '1 day',
        redemption_id, effect_id, reverses_id, note, now(), now()
     from jsonb_to_recordset($1::jsonb) as entry (
       id text, customer_id text, type text, amount numeric, remaining numeric, balance_after numeric, status text,
       pending_days int, expires_after_days int, redemption_id text, effect_id text, reverses_id text, note text)`,
    [JSON.stringify(entries)]
  )
}
