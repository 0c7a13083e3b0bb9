import type { CreateEventSchema } from "../../../contracts/event-schema"
import type { EventAttribute, EventAttributeType } from "../../../domain/event-schema"

/** An event schema while somebody fills it in. */
export type AttributeDraft = {
  /** What it is called where it is stored; null for a new one. */
  stored: string | null
  name: string
  type: EventAttributeType
  required: boolean
  description: string
}
export type SchemaDraft = {
  name: string
  event_type: string
  is_active: boolean
  attributes: AttributeDraft[]
}

export const newAttribute = (known: Partial<AttributeDraft> = {}): AttributeDraft => ({
  stored: null,
  name: "",
  type: "text",
  required: false,
  description: "",
  ...known,
})

const code = newAttribute({ name: "promo_code", required: true })

/** What most shops send. The names of the schemas are the form's own words. */
export const templates = {
  templateCode: { event_type: "code_entered", attributes: [code] },
  templateReceipt: {
    event_type: "receipt_scanned",
    attributes: [
      code,
      newAttribute({ name: "receipt_total", type: "number", required: true }),
      newAttribute({ name: "store_id" }),
    ],
  },
} satisfies Record<string, Pick<SchemaDraft, "event_type" | "attributes">>

export const emptySchema = (): SchemaDraft => ({
  name: "",
  event_type: "",
  is_active: true,
  attributes: [code],
})

export const draftOf = (schema: {
  name: string
  event_type: string
  is_active: boolean
  attributes: EventAttribute[]
}): SchemaDraft => ({
  name: schema.name,
  event_type: schema.event_type,
  is_active: schema.is_active,
  attributes: schema.attributes.map((attribute) =>
    newAttribute({ ...attribute, stored: attribute.name, description: attribute.description ?? "" })
  ),
})

export const attributesOf = (draft: SchemaDraft): CreateEventSchema["attributes"] =>
  draft.attributes.map(({ name, type, required, description }) => ({
    name,
    type,
    required,
    description: description.trim() === "" ? null : description.trim(),
  }))

/** "Receipt scanned" becomes `receipt_scanned`. */
export const eventTypeFrom = (name: string): string =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[^a-z]+|_+$/g, "")
    .slice(0, 64)

/** What is wrong, by field, as the key of the words that say so. */
export function schemaFaults(draft: SchemaDraft): Record<string, string> {
  const faults: Record<string, string> = {}
  if (draft.name.trim() === "") {
    faults.name = "faultName"
  }
  if (!/^[a-z][a-z0-9_.-]*$/.test(draft.event_type)) {
    faults.event_type = "faultEventType"
  }
  if (!draft.attributes.some(({ type }) => type === "text")) {
    faults.attributes = "faultNoText"
  }
  draft.attributes.forEach(({ name }, index) => {
    if (!/^[a-z][a-z0-9_]*$/.test(name)) {
      faults[`attributes.${index}.name`] = "faultAttributeName"
    } else if (draft.attributes.findIndex((other) => other.name === name) < index) {
      faults[`attributes.${index}.name`] = "faultAttributeTwice"
    }
  })
  return faults
}
