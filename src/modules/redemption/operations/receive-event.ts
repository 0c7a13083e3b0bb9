import { MedusaError } from "@medusajs/framework/utils"
import type { EventAnswer, StoredEventAnswer } from "../../../contracts/answers"
import { maskCode, toCanonical } from "../../../domain/canonical"
import { checkEventAttributes, type EventAttribute } from "../../../domain/event-schema"
import { refuse, toRejection } from "../../../domain/refusal"
import type { Database } from "../database"
import { fingerprint, stableJson } from "../fingerprint"
import { newId } from "../ids"
import type { ModuleOptions } from "../options"
import { keyReused } from "../problems"
import { findCodeAttributes, type CodeAttributes } from "../sql/find-code-attributes"
import {
  finishEvents,
  insertEvents,
  type FinishedEvent,
  type NewEvent,
  type ReceivedEvent,
} from "../sql/insert-event"

export type IncomingEvent = {
  event_type: string
  /** Scoped to its sender already; null when the sender gave none. */
  event_key: string | null
  customer_id: string | null
  attributes: Record<string, unknown>
  occurred_at: Date | string | null
  channel: "store" | "admin" | "bus"
}

export type { FinishedEvent }

export type EventVerdict =
  /** It brings a code: redeem it, with the event's id as the key of the redemption. */
  | {
      redeem: { event_id: string; schema_id: string; code: string; event_attributes: Record<string, unknown> }
    }
  /** Nothing to redeem, or answered before. */
  | { answer: EventAnswer; event_id: string }

/** What becomes of one of many: a verdict, or why it cannot be taken in. */
export type ReceivedOfMany = EventVerdict | { error: MedusaError }

/**
 * Writes events down and says what to do with each. The row is the event's identity: everything that follows is keyed
 * by its id, so that a delivery that died half-way goes on where it stopped.
 *
 * @param events of which no two have the same type and key
 */
export async function receiveEvents(
  database: Database,
  options: ModuleOptions,
  events: IncomingEvent[]
): Promise<ReceivedOfMany[]> {
  const schemas = new Map<string, CodeAttributes | null>()
  for (const event_type of new Set(events.map((event) => event.event_type))) {
    schemas.set(event_type, await database.read((sql) => findCodeAttributes(sql, { event_type })))
  }
  const known = events.flatMap((event, index) => {
    const schema = schemas.get(event.event_type)
    return schema ? [{ index, event, schema, row: rowOf(options, event, schema) }] : []
  })
  const received = await database.read((sql) =>
    insertEvents(
      sql,
      known.map(({ row }) => row)
    )
  )
  const ended: ReceivedOfMany[] = events.map(({ event_type }) => ({ error: unknownType(event_type) }))
  const finished: Parameters<typeof finishEvents>[1] = []
  for (const [position, { index, event, schema, row }] of known.entries()) {
    const verdict = verdictOn(options, event, schema, row, received[position])
    ended[index] = verdict
    if ("finished" in verdict) {
      finished.push(verdict.finished)
    }
  }
  await database.read((sql) => finishEvents(sql, finished))
  return ended
}

/** @throws 400 for an unknown event type, 409 when the key came with another event before */
export async function receiveEvent(
  database: Database,
  options: ModuleOptions,
  event: IncomingEvent
): Promise<EventVerdict> {
  const [received] = await receiveEvents(database, options, [event])
  if ("error" in received) {
    throw received.error
  }
  return received
}

const unknownType = (event_type: string) =>
  new MedusaError(
    MedusaError.Types.INVALID_DATA,
    `Invalid request: event_type: there is no event schema for "${event_type}"`
  )

function rowOf(options: ModuleOptions, event: IncomingEvent, schema: CodeAttributes): NewEvent {
  const sent = [event.event_type, event.customer_id, event.attributes, event.occurred_at]
  return {
    ...event,
    id: newId("redevt"),
    attributes: withoutCode(event.attributes, schema.code_attributes),
    request_fingerprint: fingerprint(options.fingerprint_secret, "request", stableJson(sent)),
  }
}

function verdictOn(
  options: ModuleOptions,
  event: IncomingEvent,
  schema: CodeAttributes,
  row: NewEvent,
  received: ReceivedEvent
): ReceivedOfMany | (EventVerdict & { finished: FinishedEvent }) {
  if (received.request_fingerprint !== row.request_fingerprint) {
    return { error: keyReused("event_key") }
  }
  const { id: event_id } = received
  if (received.answer) {
    return { answer: received.answer as EventAnswer, event_id }
  }
  const carrier = schema.code_attributes.find((name) => typeof event.attributes[name] === "string")
  if (carrier !== undefined) {
    const { [carrier]: code, ...event_attributes } = event.attributes
    return { redeem: { event_id, schema_id: schema.schema_id, code: code as string, event_attributes } }
  }
  const answer = answerWithoutCode(options, event, schema, event_id)
  const outcome = answer.type === "stored" ? answer.reason : "refused"
  return { answer, event_id, finished: { id: event_id, outcome, answer } }
}

/** Without a code there is nothing to redeem, but the event must still be what its schema says. */
function answerWithoutCode(
  options: ModuleOptions,
  event: IncomingEvent,
  schema: CodeAttributes,
  id: string
): EventAnswer {
  const rejected = (refusal: ReturnType<typeof refuse>) =>
    toRejection(refusal, {
      audience: event.channel === "store" ? "member" : "admin",
      opaque: options.opaque_refusals,
      timeZone: options.time_zone,
    })
  if (!schema.is_active) {
    return rejected(refuse("event_schema_inactive"))
  }
  const attributes = (schema.attributes as EventAttribute[]).map((attribute) =>
    // A code that is not there is what this event says; it is no fault of its shape.
    schema.code_attributes.includes(attribute.name) ? { ...attribute, required: false } : attribute
  )
  const checked = checkEventAttributes({ attributes }, event.attributes)
  if ("problems" in checked) {
    return rejected(refuse("event_invalid", { details: { problems: checked.problems } }))
  }
  const reason = schema.code_attributes.length === 0 ? "no_campaign" : "no_code"
  return { type: "stored", event: { id, event_type: event.event_type }, reason } satisfies StoredEventAnswer
}

/** What is kept of an event's attributes: everything but the code, which only its mask recalls. */
function withoutCode(attributes: Record<string, unknown>, codeAttributes: string[]): Record<string, unknown> {
  const kept = Object.entries(attributes).map(([name, value]) => {
    if (!codeAttributes.includes(name) || typeof value !== "string") {
      return [name, value]
    }
    const outcome = toCanonical(value)
    return [name, "canonical" in outcome ? maskCode(outcome.canonical) : "…"]
  })
  return Object.fromEntries(kept) as Record<string, unknown>
}
