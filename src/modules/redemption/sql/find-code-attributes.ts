import type { Sql } from "./sql"

export type CodeAttributes = {
  schema_id: string
  attributes: unknown
  is_active: boolean
  /** Under which names campaigns of this event look for the code; empty when no campaign uses it. */
  code_attributes: string[]
}

/** The names under which campaigns of `schema` look for the code: each found by one look into an index. */
const namesOfSchema = `
  with recursive found as (
    select min(code_attribute) as code_attribute from redemption_campaign
    where event_schema_id = schema.id and deleted_at is null
    union all
    select (
      select min(code_attribute) from redemption_campaign
      where event_schema_id = schema.id and deleted_at is null and code_attribute > found.code_attribute
    ) from found where found.code_attribute is not null
  )
  select code_attribute from found where code_attribute is not null`

/** An event type as its receiver needs it; null when there is none. */
export async function findCodeAttributes(
  sql: Sql,
  input: { event_type: string }
): Promise<CodeAttributes | null> {
  const { rows } = await sql<CodeAttributes>(
    `select id as schema_id, attributes, is_active,
       array(${namesOfSchema} order by 1) as code_attributes
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
    `select distinct on (named.code_attribute) named.code_attribute, schema.id as schema_id, schema.attributes
     from redemption_event_schema as schema cross join lateral (${namesOfSchema}) as named
     where schema.deleted_at is null and exists (
       select 1 from redemption_campaign as campaign
       where campaign.event_schema_id = schema.id and campaign.code_attribute = named.code_attribute
         and campaign.deleted_at is null and campaign.status <> 'draft'
     )
     order by named.code_attribute, schema.created_at`
  )
  return rows
}
