import type { EventSchema } from "../../../domain/event-schema"
import type { Sql } from "./sql"

/** @returns false when the event type is taken */
export async function insertEventSchema(
  sql: Sql,
  schema: EventSchema & { id: string; name: string }
): Promise<boolean> {
  const { count } = await sql(
    `insert into redemption_event_schema (id, event_type, name, attributes, is_active)
     values ($1, $2, $3, $4::jsonb, $5)
     on conflict do nothing`,
    [schema.id, schema.event_type, schema.name, JSON.stringify(schema.attributes), schema.is_active]
  )
  return count === 1
}

export async function updateEventSchema(
  sql: Sql,
  input: { id: string; patch: { name?: string; attributes?: unknown; is_active?: boolean } }
): Promise<void> {
  await sql(
    `update redemption_event_schema
     set name = coalesce($2, name), attributes = coalesce($3::jsonb, attributes), is_active = coalesce($4, is_active),
         updated_at = now()
     where id = $1 and deleted_at is null`,
    [
      input.id,
      input.patch.name ?? null,
      input.patch.attributes === undefined ? null : JSON.stringify(input.patch.attributes),
      input.patch.is_active ?? null,
    ]
  )
}

/** @returns false when a campaign uses it */
export async function deleteEventSchema(sql: Sql, input: { id: string }): Promise<boolean> {
  const { count } = await sql(
    `update redemption_event_schema set deleted_at = now()
     where id = $1 and deleted_at is null
       and not exists (select 1 from redemption_campaign where event_schema_id = $1 and deleted_at is null)`,
    [input.id]
  )
  return count === 1
}
