import type { CampaignStatus } from "../../../domain/campaign"
import type { Sql } from "./sql"

export type SchemaCampaign = { id: string; name: string; status: CampaignStatus }

/** How many campaigns listen to each event schema. A schema that none listens to is not in it. */
export async function countSchemaCampaigns(
  sql: Sql,
  input: { schema_ids: string[] }
): Promise<Map<string, number>> {
  const { rows } = await sql<{ event_schema_id: string; count: string }>(
    `select event_schema_id, count(*) from redemption_campaign
     where event_schema_id = any($1::text[]) and deleted_at is null group by event_schema_id`,
    [input.schema_ids]
  )
  return new Map(rows.map((row) => [row.event_schema_id, Number(row.count)]))
}

/** The campaigns that listen to an event schema, newest first. */
export async function findSchemaCampaigns(
  sql: Sql,
  input: { schema_id: string; most: number }
): Promise<SchemaCampaign[]> {
  const { rows } = await sql<SchemaCampaign>(
    `select id, name, status from redemption_campaign
     where event_schema_id = $1 and deleted_at is null order by created_at desc, id desc limit $2`,
    [input.schema_id, input.most]
  )
  return rows
}
