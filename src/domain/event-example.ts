import type { EventAttribute, EventAttributeType, EventSchema } from "./event-schema"

/** What a developer is shown of an event schema: written from it, so that it is never out of date. */

type Described = Pick<EventSchema, "event_type" | "attributes">

const exampleDay = "2026-05-01T12:00:00Z"

/** One event as it is sent, with a value of the right type for every attribute. */
export function exampleEvent({ event_type, attributes }: Described) {
  return {
    event_type,
    event_key: `${event_type}-0001`,
    email: "member@example.com",
    attributes: Object.fromEntries(
      attributes.map((attribute) => [attribute.name, exampleValue(attribute)] as const)
    ),
  }
}

function exampleValue({ name, type }: EventAttribute): string | number | boolean {
  switch (type) {
    case "number":
      return 42.5
    case "boolean":
      return true
    case "datetime":
      return exampleDay
    case "text":
      return /code/.test(name) ? "SUMMER-7K3QW9ZD" : `example ${name.replaceAll("_", " ")}`
  }
}

/** The call by which a server sends the event. The key is the reader's own and stays out of it. */
export function exampleCurl(schema: Described, backendUrl: string): string {
  const body = JSON.stringify(exampleEvent(schema), null, 2).replaceAll("'", "'\\''")
  return [
    `curl -X POST '${backendUrl.replace(/\/$/, "")}/admin/redemption-events' \\`,
    `  -u "$MEDUSA_SECRET_KEY:" \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '${body}'`,
  ].join("\n")
}

const typeScriptNames: Record<EventAttributeType, string> = {
  text: "string",
  number: "number",
  boolean: "boolean",
  datetime: "string",
}

/** The attributes as a TypeScript type. */
export function exampleType({ event_type, attributes }: Described): string {
  const lines = attributes.flatMap(({ name, type, required, description }) => {
    const notes = [description, type === "datetime" ? "ISO 8601 with a zone" : null]
      .filter(Boolean)
      .map((note) => note!.replaceAll("*/", "* /").replace(/\s+/g, " "))
    const comment = notes.length > 0 ? [`  /** ${notes.join(" · ")} */`] : []
    return [...comment, `  ${name}${required ? "" : "?"}: ${typeScriptNames[type]}`]
  })
  return [`export type ${typeName(event_type)} = {`, ...lines, "}"].join("\n")
}

/** `receipt.scanned` is `ReceiptScanned`. */
const typeName = (event_type: string) =>
  event_type
    .split(/[^a-z0-9]+/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join("") + "Attributes"
