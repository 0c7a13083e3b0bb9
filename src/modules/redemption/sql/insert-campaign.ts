import type { Sql } from "./sql"

export type NewCampaign = {
  id: string
  type: string
  event_schema_id: string
  code_attribute: string
  name: string
  description: string | null
  translations: unknown
  starts_at: Date | null
  ends_at: Date | null
  display_order: number
  visibility: unknown
  code_source: string
  code_format: unknown
  rules: unknown
  limits: unknown
  reverse_on_order_cancel: boolean
  activate_when_ready: boolean
  low_stock_threshold: number | null
  metadata: unknown
}

/** Writes a new campaign, as a draft: only activation makes it live. */
export async function insertCampaign(sql: Sql, campaign: NewCampaign): Promise<void> {
  await sql(
    `insert into redemption_campaign
       (id, type, event_schema_id, code_attribute, name, description, translations, status, starts_at, ends_at,
        display_order, visibility, code_source, code_format, rules, limits, activate_when_ready, version, metadata, reverse_on_order_cancel,
        low_stock_threshold)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb, 'draft', $8, $9, $10, $11::jsonb, $12, $13::jsonb, $14::jsonb, $15::jsonb,
        $16, 1, $17::jsonb, $18, $19)`,
    [
      campaign.id,
      campaign.type,
      campaign.event_schema_id,
      campaign.code_attribute,
      campaign.name,
      campaign.description,
      JSON.stringify(campaign.translations),
      campaign.starts_at,
      campaign.ends_at,
      campaign.display_order,
      JSON.stringify(campaign.visibility),
      campaign.code_source,
      campaign.code_format === null ? null : JSON.stringify(campaign.code_format),
      JSON.stringify(campaign.rules),
      JSON.stringify(campaign.limits),
      campaign.activate_when_ready,
      campaign.metadata === null ? null : JSON.stringify(campaign.metadata),
      campaign.reverse_on_order_cancel,
      campaign.low_stock_threshold,
    ]
  )
}
