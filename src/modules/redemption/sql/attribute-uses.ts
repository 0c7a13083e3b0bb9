import type { Sql } from "./sql"

/** An attribute of an event schema, and the campaigns that count on it, by name. */
export type AttributeUse = { attribute: string; campaigns: string[] }

/** As code attribute, in a condition (`event.<name>`), or as what an effect multiplies. Archived campaigns count too. */
export async function attributeUses(sql: Sql, input: { schema_id: string }): Promise<AttributeUse[]> {
  const { rows } = await sql<AttributeUse>(
    `with campaign as (
       select name, code_attribute, rules from redemption_campaign where event_schema_id = $1 and deleted_at is null
     ), used as (
       select name, code_attribute as attribute from campaign
       union
       select name, substring(condition->>'attribute' from 7)
       from campaign, jsonb_array_elements(rules) as rule, jsonb_array_elements(rule->'conditions') as condition
       where condition->>'attribute' like 'event.%'
       union
       select name, substring(effect->'per_unit'->>'attribute' from 7)
       from campaign, jsonb_array_elements(rules) as rule, jsonb_array_elements(rule->'effects') as effect
       where effect->'per_unit'->>'attribute' like 'event.%'
     )
     select attribute, array_agg(distinct name order by name) as campaigns from used group by attribute`,
    [input.schema_id]
  )
  return rows
}
