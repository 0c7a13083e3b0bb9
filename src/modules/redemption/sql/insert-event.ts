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
 * Writes events down, or finds those that came with the same key before, in their order. `on conflict do update` rather
 * than `do nothing`: two deliveries at once must both get the row. No two of the events may have the same key.
 */
export async function insertEvents(sql: Sql, events: NewEvent[]): Promise<ReceivedEvent[]> {
  const { rows } = await sql<ReceivedEvent & Pick<NewEvent, "event_type" | "event_key">>(
    `insert into redemption_event as event
       (id, event_type, event_key, customer_id, attributes, request_fingerprint, occurred_at, channel,
        created_at, updated_at)
     select id, event_type, event_key, customer_id, attributes, request_fingerprint, occurred_at, channel,
       clock_timestamp(), clock_timestamp()
     from jsonb_to_recordset($1::jsonb) as sent (id text, event_type text, event_key text, customer_id text,
       attributes jsonb, request_fingerprint text, occurred_at timestamptz, channel text)
     -- Rows that exist are locked: in one order, whoever sends them.
     order by event_type, event_key
     on conflict (event_type, event_key) do update set event_type = excluded.event_type
     returning event.id, event.event_type, event.event_key, event.request_fingerprint, event.outcome, event.answer`,
    [JSON.stringify(events)]
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  const byKey = new Map(rows.map((row) => [JSON.stringify([row.event_type, row.event_key]), row]))
  return events.map(
    ({ id, event_type, event_key }) => byId.get(id) ?? byKey.get(JSON.stringify([event_type, event_key]))!
  )
}

export type FinishedEvent = { id: string; outcome: EventOutcome; answer: unknown }

/** Writes down how events ended; the first ending stays. */
export async function finishEvents(sql: Sql, events: FinishedEvent[]): Promise<void> {
  if (events.length === 0) {
    return
  }
  await sql(
    `with ended as materialized (
       select ended.* from jsonb_to_recordset($1::jsonb) as ended (id text, outcome text, answer jsonb)
       join redemption_event as event on event.id = ended.id
       -- Two batches may end the same events: both lock them in one order.
       order by ended.id for no key update of event
     )
     update redemption_event as event
     set outcome = ended.outcome, answer = nullif(ended.answer, 'null'::jsonb), updated_at = clock_timestamp()
     from ended
     where event.id = ended.id and event.outcome is null`,
    [JSON.stringify(events)]
  )
}
