import type { Sql } from "./sql"

/** How many rows break each invariant: the view `redemption_health`, as numbers. */
export async function checkHealth(sql: Sql): Promise<{ id: string; check: string; residue: number }[]> {
  const { rows } = await sql<{ id: string; check: string; residue: string }>(
    `select id, "check", residue from redemption_health order by id`
  )
  return rows.map((row) => ({ ...row, residue: Number(row.residue) }))
}
