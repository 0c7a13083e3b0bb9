import type { CampaignStatus } from "../../../domain/campaign"
import type { EventSchema } from "../../../domain/event-schema"
import type { CampaignLimits } from "../../../domain/limits"
import type { Rule } from "../../../domain/rules"
import type { CodeFormat } from "../../../domain/code-format"
import type { Visibility } from "../../../domain/visibility"
import type { Sql } from "./sql"

export type CampaignRow = {
  id: string
  type: "direct" | "referral"
  event_schema_id: string
  code_attribute: string
  name: string
  description: string | null
  translations: Record<string, { name?: string; description?: string | null }>
  status: CampaignStatus
  starts_at: Date | null
  ends_at: Date | null
  display_order: number
  visibility: Visibility
  reverse_on_order_cancel: boolean
  code_source: "generate" | "import"
  code_format: CodeFormat | null
  rules: Rule[]
  limits: CampaignLimits
  low_stock_threshold: number | null
  activate_when_ready: boolean
  version: number
  metadata: Record<string, unknown> | null
  created_at: Date
  updated_at: Date
  schema: EventSchema | null
  /** Whether a code exists or is being made: then the event schema stays. */
  has_batches: boolean
  now: Date
}

/** One campaign with its event schema, locked against other edits when asked to be. */
export async function findCampaigns(
  sql: Sql,
  input: { ids: string[]; lock?: boolean }
): Promise<CampaignRow[]> {
  const { rows } = await sql<CampaignRow>(
    `select campaign.id, type, event_schema_id, code_attribute, name, description, translations, status, starts_at,
       ends_at, display_order, visibility, code_source, code_format, rules, limits, reverse_on_order_cancel, activate_when_ready, low_stock_threshold,
       version,
       metadata, created_at, updated_at, clock_timestamp() as now,
       (select jsonb_build_object('event_type', event_type, 'attributes', attributes, 'is_active', is_active)
        from redemption_event_schema where id = campaign.event_schema_id and deleted_at is null) as schema,
       exists (select 1 from redemption_code_batch where campaign_id = campaign.id and deleted_at is null) as has_batches
     from redemption_campaign as campaign
     where campaign.id = any($1::text[]) and deleted_at is null
     order by array_position($1::text[], campaign.id)
     ${input.lock ? "for update of campaign" : ""}`,
    [input.ids]
  )
  return rows
}
