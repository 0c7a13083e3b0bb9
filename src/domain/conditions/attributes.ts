import { toCanonical } from "../canonical"
import type { EventSchema } from "../event-schema"
import type { ConditionFacts, FactSource } from "./facts"

/** `any` is a value whose type only its owner knows: an entry of a customer's metadata. */
export type AttributeType = "text" | "number" | "boolean" | "datetime" | "set" | "any"

export type Attribute = {
  type: AttributeType
  source: FactSource
  /** Undefined and null mean missing. */
  read(facts: ConditionFacts): unknown
  /** Brings texts, the fact's and the condition's, into the form in which they compare. */
  normalize?(text: string): string
}

const lowerCase = (text: string) => text.toLowerCase()

/** "summer-25" means what a code that starts with SUMMER25 starts with. */
function canonicalPart(text: string): string {
  const outcome = toCanonical(text)
  return "canonical" in outcome ? outcome.canonical : text
}

const named: Record<string, Attribute> = {
  now: { type: "datetime", source: "clock", read: (facts) => facts.now },
  code: { type: "text", source: "code", read: (facts) => facts.code, normalize: canonicalPart },
  "batch.tag": { type: "text", source: "code", read: (facts) => facts.batch.tag },
  "customer.email": {
    type: "text",
    source: "customer",
    read: (facts) => facts.customer?.email,
    normalize: lowerCase,
  },
  "customer.has_account": {
    type: "boolean",
    source: "customer",
    read: (facts) => facts.customer?.has_account,
  },
  "customer.created_at": {
    type: "datetime",
    source: "customer",
    read: (facts) => facts.customer?.created_at,
  },
  "customer.groups": { type: "set", source: "customer", read: (facts) => facts.customer?.groups },
  "member.tier": { type: "set", source: "member", read: (facts) => facts.member?.tier },
  "member.points": { type: "number", source: "member", read: (facts) => facts.member?.points },
  "member.lifetime_points": {
    type: "number",
    source: "member",
    read: (facts) => facts.member?.lifetime_points,
  },
  "member.redemption_count": {
    type: "number",
    source: "member",
    read: (facts) => facts.member?.redemption_count,
  },
  "order.count": { type: "number", source: "order", read: (facts) => facts.order?.count },
  "order.total": { type: "number", source: "order", read: (facts) => facts.order?.total },
  "order.currency_code": {
    type: "text",
    source: "order",
    read: (facts) => facts.order?.currency_code,
    normalize: lowerCase,
  },
  "sales_channel.id": { type: "text", source: "sales_channel", read: (facts) => facts.sales_channel?.id },
}

/** The attributes that every campaign has; those of its event and of customer metadata come on top. */
export const attributeNames = Object.keys(named)

const metadataPrefix = "customer.metadata."
const eventPrefix = "event."

const owned = (record: Record<string, unknown> | undefined, key: string) =>
  record && Object.hasOwn(record, key) ? record[key] : undefined

/**
 * The attribute of that name, or null when there is none. Without a schema, any `event.…` is taken for one: a stored
 * campaign was checked when it was written.
 */
export function attributeOf(name: string, schema?: Pick<EventSchema, "attributes">): Attribute | null {
  if (name.startsWith(metadataPrefix)) {
    const key = name.slice(metadataPrefix.length)
    return key === ""
      ? null
      : { type: "any", source: "customer", read: (facts) => owned(facts.customer?.metadata, key) }
  }
  if (name.startsWith(eventPrefix)) {
    const key = name.slice(eventPrefix.length)
    const type = schema ? schema.attributes.find((attribute) => attribute.name === key)?.type : "any"
    return type ? { type, source: "event", read: (facts) => owned(facts.event, key) } : null
  }
  return Object.hasOwn(named, name) ? named[name] : null
}
