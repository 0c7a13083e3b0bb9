import type { Sql } from "./sql"

export type CodeAttributes = {
  schema_id: string
  attributes: unknown
  is_active: boolean
  /** Under which names campaigns of this event look for the code; empty when no campaign uses it. */
  code_attributes: string[]
}

/** An event type as its receiver needs it; null when there is none. */
export async function findCodeAttributes(
  sql: Sql,
  input: { event_type: string }
): Promise<CodeAttributes | null> {
  const { rows } = await sql<CodeAttributes>(
    `select id as schema_id, attributes, is_active,
       array(select distinct code_attribute from redemption_campaign
             where event_schema_id = schema.id and deleted_at is null order by 1) as code_attributes
     from redemption_event_schema as schema
     where event_type = $1 and deleted_at is null`,
    [input.event_type]
  )
  return rows[0] ?? null
}

/** Names under which an order's metadata may carry a code, each with the event schema of its campaigns. */
export async function findOrderCodeAttributes(
  sql: Sql
): Promise<{ code_attribute: string; schema_id: string; attributes: { name: string }[] }[]> {
  const { rows } = await sql<{ code_attribute: string; schema_id: string; attributes: { name: string }[] }>(
    `select distinct on (code_attribute) code_attribute, schema.id as schema_id, schema.attributes
     from redemption_campaign as campaign
     join redemption_event_schema as schema on schema.id = campaign.event_schema_id and schema.deleted_at is null
     where campaign.deleted_at is null and campaign.status <> 'draft'
     order by code_attribute, schema.created_at`
  )
  return rows
}
