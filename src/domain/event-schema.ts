import { z } from "@medusajs/framework/zod"
import { isStorable } from "./storable"

export const eventAttributeTypes = ["text", "number", "boolean", "datetime"] as const
export type EventAttributeType = (typeof eventAttributeTypes)[number]
export type EventAttribute = {
  name: string
  type: EventAttributeType
  required: boolean
  description?: string | null
}
export type EventSchema = { event_type: string; attributes: EventAttribute[]; is_active: boolean }
export type EventValue = string | number | boolean | Date
export type AttributeProblem = { attribute: string; message: string }

const longestText = 1_000

/** The shape that a campaign uses when it names no other: the code and nothing else. */
export const defaultEventSchema = {
  event_type: "code_redeemed",
  name: "Code redeemed",
  attributes: [{ name: "promo_code", type: "text" as const, required: true, description: "The code" }],
  is_active: true,
}

const checks: Record<EventAttributeType, { message: string; passes: (value: unknown) => boolean }> = {
  text: {
    message: `must be text of at most ${longestText} characters`,
    passes: (value) => typeof value === "string" && isStorable(value) && value.length <= longestText,
  },
  number: { message: "must be a finite number", passes: (value) => Number.isFinite(value) },
  boolean: { message: "must be true or false", passes: (value) => typeof value === "boolean" },
  datetime: {
    message: "must be an ISO 8601 date and time with a zone, such as 2026-05-01T12:00:00Z",
    passes: (value) => z.iso.datetime({ offset: true }).safeParse(value).success,
  },
}

/**
 * The attributes of one event against its schema: nothing unknown, nothing of another type, nothing required missing;
 * null counts as missing. A datetime becomes an instant. Each attribute has at most one problem, so a form can put it beside its field.
 */
export function checkEventAttributes(
  schema: Pick<EventSchema, "attributes">,
  input: Record<string, unknown>
): { values: Record<string, EventValue> } | { problems: AttributeProblem[] } {
  const known = new Set(schema.attributes.map((attribute) => attribute.name))
  const problems: AttributeProblem[] = Object.keys(input)
    .filter((name) => !known.has(name))
    .map((name) => ({ attribute: name.slice(0, 64), message: "is not an attribute of this event" }))
  // No prototype: a member may name an attribute like one of Object's own.
  const values: Record<string, EventValue> = Object.create(null)
  for (const { name, type, required } of schema.attributes) {
    const value = Object.hasOwn(input, name) ? input[name] : null
    if (value === null || value === undefined) {
      if (required) {
        problems.push({ attribute: name, message: "is required" })
      }
      continue
    }
    if (!checks[type].passes(value)) {
      problems.push({ attribute: name, message: checks[type].message })
      continue
    }
    values[name] = type === "datetime" ? new Date(value as string) : (value as EventValue)
  }
  return problems.length > 0 ? { problems } : { values }
}
