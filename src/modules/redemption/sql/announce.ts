import type { Announcement } from "../operations/announcement"
import type { Sql } from "./sql"

/**
 * Redemptions whose events are due. SKIP LOCKED: several instances share the work. The events are sent before the
 * rows are marked, so a crash in between sends them again: at least once, never lost.
 */
export async function findRedemptionsToAnnounce(
  sql: Sql,
  input: { older_than_seconds: number; most: number }
): Promise<Announcement[]> {
  const { rows } = await sql<{ id: string; campaign_id: string; customer_id: string; points: string }>(
    `select id, campaign_id, customer_id, points from redemption
     where announced_at is null and deleted_at is null and created_at <= clock_timestamp() - $1 * interval '1 second'
     order by created_at limit $2
     for update skip locked`,
    [input.older_than_seconds, input.most]
  )
  return rows.map((row) => ({ ...row, points: Number(row.points) }))
}

export async function markAnnounced(sql: Sql, input: { ids: string[] }): Promise<void> {
  await sql(`update redemption set announced_at = now() where id = any($1::text[])`, [input.ids])
}
