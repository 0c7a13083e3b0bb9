import { defaultEventSchema, type EventSchema } from "../../../domain/event-schema"
import type { Sql } from "./sql"

/** An event schema by id, or the default one. */
export async function findEventSchema(
  sql: Sql,
  input: { id?: string }
): Promise<(EventSchema & { id: string }) | null> {
  const { rows } = await sql<EventSchema & { id: string }>(
    `select id, event_type, name, attributes, is_active from redemption_event_schema
     where deleted_at is null and (id = $1 or ($1::text is null and event_type = $2))`,
    [input.id ?? null, defaultEventSchema.event_type]
  )
  return rows[0] ?? null
}
