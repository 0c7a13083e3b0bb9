import { exact, type Sql } from "./sql"

export type NewRedemption = {
  id: string
  code_id: string
  campaign_id: string
  campaign_version: number
  customer_id: string
  channel: string
  idempotency_key: string
  request_fingerprint: string
  points: number
  units: number
  usage: unknown
  trace: unknown
  event_id: string | null
  order_id: string | null
  note: string | null
  requested_by: string | null
}

/**
 * The first line of every claim. A second request with the same key waits here for the first one to end and
 * then finds its row taken.
 *
 * @returns when it was created, or null when the key is taken
 */
export async function insertRedemption(sql: Sql, redemption: NewRedemption): Promise<Date | null> {
  const { rows } = await sql<{ created_at: Date }>(
    `insert into redemption
       (id, code_id, campaign_id, campaign_version, customer_id, channel, idempotency_key, request_fingerprint,
        status, points, raw_points, units, raw_units, usage, trace, note, requested_by, event_id, order_id, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'completed', $9, ${exact("$9::numeric")}, $10, ${exact("$10::numeric")},
        $11::jsonb, $12::jsonb, $13, $14, $15, $16, clock_timestamp(), clock_timestamp())
     on conflict (idempotency_key) do nothing
     returning created_at`,
    [
      redemption.id,
      redemption.code_id,
      redemption.campaign_id,
      redemption.campaign_version,
      redemption.customer_id,
      redemption.channel,
      redemption.idempotency_key,
      redemption.request_fingerprint,
      redemption.points,
      redemption.units,
      JSON.stringify(redemption.usage),
      JSON.stringify(redemption.trace),
      redemption.note,
      redemption.requested_by,
      redemption.event_id,
      redemption.order_id,
    ]
  )
  return rows[0]?.created_at ?? null
}
