import type { RefusalReason } from "../../../domain/refusal"
import type { Announcement } from "../operations/announcement"
import type { Sql } from "./sql"
import { tallyRedemptions, tallyRefusals } from "./tallies"
import { tallyMembers } from "./tally-members"

type Due = { older_than_seconds: number; most: number }

/**
 * Redemptions whose events are due. SKIP LOCKED: several instances share the work. The events are sent before the
 * rows are marked, so a crash in between sends them again: at least once, never lost.
 */
export async function findRedemptionsToAnnounce(sql: Sql, input: Due): Promise<Announcement[]> {
  const { rows } = await sql<Announcement & { points: string }>(
    `select id, campaign_id, customer_id, status, points from redemption
     where announced_at is null and deleted_at is null and updated_at <= clock_timestamp() - $1 * interval '1 second'
     order by created_at limit $2
     for update skip locked`,
    [input.older_than_seconds, input.most]
  )
  return rows.map((row) => ({ ...row, points: Number(row.points) }))
}

/** A reversal that came in between is news again: only what was told is marked. What is told is tallied. */
export async function markAnnounced(sql: Sql, announced: Announcement[]): Promise<void> {
  await tallyMembers(sql, announced)
  await tallyRedemptions(sql, announced)
}

export type RefusedAttempt = {
  id: string
  campaign_id: string | null
  customer_id: string | null
  refusal: RefusalReason
}

/** Refused tries whose events are due. */
export async function findAttemptsToAnnounce(sql: Sql, input: Due): Promise<RefusedAttempt[]> {
  const { rows } = await sql<RefusedAttempt>(
    `select id, campaign_id, customer_id, refusal from redemption_attempt
     where announced_at is null and deleted_at is null and created_at <= clock_timestamp() - $1 * interval '1 second'
     order by created_at limit $2
     for update skip locked`,
    [input.older_than_seconds, input.most]
  )
  return rows
}

export async function markAttemptsAnnounced(sql: Sql, input: { ids: string[] }): Promise<void> {
  await tallyRefusals(sql, input)
  await sql("update redemption_attempt set announced_at = now() where id = any($1::text[])", [input.ids])
}
