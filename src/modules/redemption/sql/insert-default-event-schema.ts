import { defaultEventSchema } from "../../../domain/event-schema"
import type { Sql } from "./sql"

/** Seeds the default event schema once. One that a merchant deleted stays deleted. */
export async function insertDefaultEventSchema(sql: Sql, id: string): Promise<void> {
  await sql(
    `insert into redemption_event_schema (id, event_type, name, attributes, is_active)
     select $1, $2, $3, $4::jsonb, true
     where not exists (select 1 from redemption_event_schema where event_type = $2)
     on conflict do nothing`,
    [
      id,
      defaultEventSchema.event_type,
      defaultEventSchema.name,
      JSON.stringify(defaultEventSchema.attributes),
    ]
  )
}
