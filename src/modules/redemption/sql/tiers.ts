import type { Tier } from "../../../domain/points"
import type { Sql } from "./sql"

/** All tiers, lowest first. They are few. */
export async function findTiers(sql: Sql): Promise<Tier[]> {
  const { rows } = await sql<{ id: string; name: string; threshold: string }>(
    "select id, name, threshold from redemption_tier where deleted_at is null order by threshold"
  )
  return rows.map((row) => ({ ...row, threshold: Number(row.threshold) }))
}

/** How many members were last seen in each tier. A tier without any is not in it. */
export async function countTierMembers(sql: Sql): Promise<Map<string, number>> {
  const { rows } = await sql<{ tier_id: string; count: string }>(
    "select tier_id, count(*) from redemption_points_account where tier_id is not null group by tier_id"
  )
  return new Map(rows.map((row) => [row.tier_id, Number(row.count)]))
}
