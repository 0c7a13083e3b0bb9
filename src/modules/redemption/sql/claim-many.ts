import { claimResult, type ClaimResult, type ClaimRow, type NewClaim } from "./claim"
import type { Sql } from "./sql"

/**
 * Claims, one after the other, in one transaction: each is written whole or not at all, whatever becomes of the others.
 *
 * @returns for each its result; `busy` when somebody else was in the way, in which case nothing of it happened
 */
export async function claimMany(sql: Sql, wanted: NewClaim[]): Promise<(ClaimResult | { lost: "busy" })[]> {
  const { rows } = await sql<ClaimRow | { lost: "busy" }>(`select * from redemption_claim_many($1::jsonb)`, [
    JSON.stringify(wanted),
  ])
  return rows.map((row) => (row.lost === "busy" ? { lost: "busy" } : claimResult(row)))
}
