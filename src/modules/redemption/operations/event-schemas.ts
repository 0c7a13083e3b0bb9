import type { CreateEventSchema, UpdateEventSchema } from "../../../contracts/event-schema"
import type { EventAttribute } from "../../../domain/event-schema"
import { newId } from "../ids"
import { notAllowed, notFound, throwProblems } from "../problems"
import { attributeUses, type AttributeUse } from "../sql/attribute-uses"
import { findEventSchema } from "../sql/find-event-schema"
import { countSchemaCampaigns, findSchemaCampaigns, type SchemaCampaign } from "../sql/schema-campaigns"
import type { Sql } from "../sql/sql"
import { deleteEventSchema, insertEventSchema, updateEventSchema } from "../sql/write-event-schema"

export type NewEventSchema = CreateEventSchema
export type EventSchemaPatch = UpdateEventSchema

/** @throws 400 when the event type is taken */
export async function createEventSchema(sql: Sql, input: NewEventSchema): Promise<string> {
  const attributes = input.attributes.map(withDescription)
  const id = newId("redsch")
  if (!(await insertEventSchema(sql, { ...input, attributes, id }))) {
    throwProblems([
      { field: "event_type", message: `there is already an event schema for "${input.event_type}"` },
    ])
  }
  return id
}

/** Attributes that campaigns count on stay, with their type. @throws 400 that names the campaigns */
export async function editEventSchema(sql: Sql, id: string, patch: EventSchemaPatch): Promise<void> {
  const schema = await existing(sql, id)
  const attributes = patch.attributes?.map(withDescription)
  if (attributes) {
    const uses = await attributeUses(sql, { schema_id: id })
    throwProblems(uses.flatMap((use) => lostAttribute(use, schema.attributes, attributes)))
  }
  await updateEventSchema(sql, { id, patch: { ...patch, attributes } })
}

export async function removeEventSchema(sql: Sql, id: string): Promise<void> {
  await existing(sql, id)
  if (!(await deleteEventSchema(sql, { id }))) {
    throw notAllowed("Campaigns use this event schema, so it cannot be deleted. Deactivate it instead.")
  }
}

/** Who counts on an event schema: whoever edits it is told before the edit is refused. */
export type EventSchemaUses = {
  campaign_count: number
  /** The newest of them. */
  campaigns: SchemaCampaign[]
  /** Attributes that cannot be removed or change their type, with the names of the campaigns that use them. */
  uses: AttributeUse[]
}

const mostCampaignsShown = 20

export async function eventSchemaUses(sql: Sql, schema_id: string): Promise<EventSchemaUses> {
  const counts = await countSchemaCampaigns(sql, { schema_ids: [schema_id] })
  return {
    campaign_count: counts.get(schema_id) ?? 0,
    campaigns: await findSchemaCampaigns(sql, { schema_id, most: mostCampaignsShown }),
    uses: await attributeUses(sql, { schema_id }),
  }
}

async function existing(sql: Sql, id: string) {
  const schema = await findEventSchema(sql, { id })
  if (!schema) {
    throw notFound("Redemption event schema", id)
  }
  return schema
}

function lostAttribute(use: AttributeUse, before: EventAttribute[], after: EventAttribute[]) {
  const was = before.find((attribute) => attribute.name === use.attribute)
  const becomes = after.find((attribute) => attribute.name === use.attribute)
  if (!was || (becomes && becomes.type === was.type)) {
    return []
  }
  const what = becomes ? "cannot change its type" : "cannot be removed"
  return [
    { field: `attributes.${use.attribute}`, message: `${what}: it is used by ${use.campaigns.join(", ")}` },
  ]
}

const withDescription = (attribute: CreateEventSchema["attributes"][number]): EventAttribute => ({
  ...attribute,
  description: attribute.description ?? null,
})
