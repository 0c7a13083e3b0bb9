import type { Sql } from "./sql"

export type TierRow = {
  id: string
  name: string
  threshold: number
  display_order: number
  customer_group_id: string | null
}

/** One tier, locked against other edits. */
export async function findTier(sql: Sql, input: { id: string }): Promise<TierRow | null> {
  const { rows } = await sql<TierRow & { threshold: string }>(
    `select id, name, threshold, display_order, customer_group_id from redemption_tier
     where id = $1 and deleted_at is null for update`,
    [input.id]
  )
  return rows[0] ? { ...rows[0], threshold: Number(rows[0].threshold) } : null
}
