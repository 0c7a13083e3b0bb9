import type { Tier } from "../../../domain/points"
import type { Sql } from "./sql"

/** All tiers, lowest first. They are few. */
export async function findTiers(sql: Sql): Promise<Tier[]> {
  const { rows } = await sql<{ id: string; name: string; threshold: string }>(
    "select id, name, threshold from redemption_tier where deleted_at is null order by threshold"
  )
  return rows.map((row) => ({ ...row, threshold: Number(row.threshold) }))
}
