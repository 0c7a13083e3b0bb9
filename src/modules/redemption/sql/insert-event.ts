import type { Sql } from "./sql"

export type NewEvent = {
  id: string
  event_type: string
  event_key: string | null
  customer_id: string | null
  attributes: unknown
  request_fingerprint: string
  occurred_at: Date | string | null
  channel: "store" | "admin" | "bus"
}

export type EventOutcome = "redeemed" | "refused" | "no_code" | "no_campaign"

export type ReceivedEvent = {
  id: string
  request_fingerprint: string
  outcome: EventOutcome | null
  answer: unknown
}

/**
 * Writes an event down, or finds the one that came with the same key before. `on conflict do update` rather than
 * `do nothing`: two deliveries at once must both get the row.
 */
export async function insertEvent(sql: Sql, event: NewEvent): Promise<ReceivedEvent> {
  const { rows } = await sql<ReceivedEvent>(
    `insert into redemption_event as event
       (id, event_type, event_key, customer_id, attributes, request_fingerprint, occurred_at, channel,
        created_at, updated_at)
     values ($1, $2, $3, $4, $5::jsonb, $6, $7, $8, clock_timestamp(), clock_timestamp())
     on conflict (event_type, event_key) do update set event_type = excluded.event_type
     returning event.id, event.request_fingerprint, event.outcome, event.answer`,
    [
      event.id,
      event.event_type,
      event.event_key,
      event.customer_id,
      JSON.stringify(event.attributes),
      event.request_fingerprint,
      event.occurred_at,
      event.channel,
    ]
  )
  return rows[0]
}

/** Writes down how an event ended; the first ending stays. */
export async function finishEvent(
  sql: Sql,
  input: { id: string; outcome: EventOutcome; answer: unknown }
): Promise<void> {
  await sql(
    `update redemption_event set outcome = $2, answer = $3::jsonb, updated_at = clock_timestamp()
     where id = $1 and outcome is null`,
    [input.id, input.outcome, input.answer === null ? null : JSON.stringify(input.answer)]
  )
}
