import type { EventSchema } from "../../../domain/event-schema"
import type { Visibility } from "../../../domain/visibility"
import type { Sql } from "./sql"

export type ReadyCampaign = {
  now: Date
  campaign: {
    code_source: "generate" | "import"
    code_attribute: string
    starts_at: Date | null
    ends_at: Date | null
    rules: unknown[]
    visibility: Visibility
  }
  schema: EventSchema | null
}

/** A draft that is to go live by itself, locked so that nobody edits it meanwhile; null when it is not one. */
export async function findReadyCampaign(
  sql: Sql,
  input: { campaign_id: string }
): Promise<ReadyCampaign | null> {
  const { rows } = await sql<ReadyCampaign["campaign"] & { now: Date; schema: EventSchema | null }>(
    `select campaign.code_source, campaign.code_attribute, campaign.starts_at, campaign.ends_at, campaign.rules,
       campaign.visibility,       clock_timestamp() as now,
       (select jsonb_build_object('event_type', event_type, 'attributes', attributes, 'is_active', is_active)
        from redemption_event_schema where id = campaign.event_schema_id and deleted_at is null) as schema
     from redemption_campaign as campaign
     where campaign.id = $1 and campaign.status = 'draft' and campaign.activate_when_ready and campaign.deleted_at is null
     for update of campaign`,
    [input.campaign_id]
  )
  const row = rows[0]
  return row ? { now: row.now, campaign: row, schema: row.schema } : null
}

/** Makes the draft live. The status is a guard: twice changes nothing. */
export async function activateReadyCampaign(sql: Sql, input: { campaign_id: string }): Promise<boolean> {
  const { count } = await sql(
    `update redemption_campaign set status = 'active', activate_when_ready = false, updated_at = now()
     where id = $1 and status = 'draft'`,
    [input.campaign_id]
  )
  return count === 1
}
