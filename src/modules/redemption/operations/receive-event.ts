import { MedusaError } from "@medusajs/framework/utils"
import type { EventAnswer, StoredEventAnswer } from "../../../contracts/answers"
import { maskCode, toCanonical } from "../../../domain/canonical"
import { checkEventAttributes, type EventAttribute } from "../../../domain/event-schema"
import { refuse, toRejection } from "../../../domain/refusal"
import type { Database } from "../database"
import { fingerprint, stableJson } from "../fingerprint"
import { newId } from "../ids"
import type { ModuleOptions } from "../options"
import { throwProblems } from "../problems"
import { findCodeAttributes, type CodeAttributes } from "../sql/find-code-attributes"
import { finishEvent, insertEvent } from "../sql/insert-event"

export type IncomingEvent = {
  event_type: string
  /** Scoped to its sender already; null when the sender gave none. */
  event_key: string | null
  customer_id: string | null
  attributes: Record<string, unknown>
  occurred_at: Date | string | null
  channel: "store" | "admin" | "bus"
}

export type EventVerdict =
  /** It brings a code: redeem it, with the event's id as the key of the redemption. */
  | {
      redeem: { event_id: string; schema_id: string; code: string; event_attributes: Record<string, unknown> }
    }
  /** Nothing to redeem, or answered before. */
  | { answer: EventAnswer; event_id: string }

/**
 * Writes an event down and says what to do with it. The row is the event's identity: everything that follows is
 * keyed by its id, so that a delivery that died half-way goes on where it stopped.
 *
 * @throws 400 for an unknown event type, 409 when the key came with another event before
 */
export async function receiveEvent(
  database: Database,
  options: ModuleOptions,
  event: IncomingEvent
): Promise<EventVerdict> {
  const known = await database.read((sql) => findCodeAttributes(sql, event))
  if (!known) {
    throwProblems([{ field: "event_type", message: `there is no event schema for "${event.event_type}"` }])
  }
  const schema = known!
  const carrier = schema.code_attributes.find((name) => typeof event.attributes[name] === "string")
  const sent = [event.event_type, event.customer_id, event.attributes, event.occurred_at]
  const request_fingerprint = fingerprint(options.fingerprint_secret, "request", stableJson(sent))
  const received = await database.read((sql) =>
    insertEvent(sql, {
      ...event,
      id: newId("redevt"),
      attributes: withoutCode(event.attributes, schema.code_attributes),
      request_fingerprint,
    })
  )
  if (received.request_fingerprint !== request_fingerprint) {
    throw new MedusaError(
      MedusaError.Types.CONFLICT,
      "This event_key was used for another event. Send a new key with a new event."
    )
  }
  if (received.answer) {
    return { answer: received.answer as EventAnswer, event_id: received.id }
  }
  if (carrier !== undefined) {
    const { [carrier]: code, ...event_attributes } = event.attributes
    return {
      redeem: { event_id: received.id, schema_id: schema.schema_id, code: code as string, event_attributes },
    }
  }
  const answer = answerWithoutCode(options, event, schema, received.id)
  const outcome = answer.type === "stored" ? answer.reason : "refused"
  await database.read((sql) => finishEvent(sql, { id: received.id, outcome, answer }))
  return { answer, event_id: received.id }
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
