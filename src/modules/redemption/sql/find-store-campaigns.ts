import type { CampaignLimits } from "../../../domain/limits"
import type { Visibility } from "../../../domain/visibility"
import type { Sql } from "./sql"

export type StoreCampaignRow = {
  id: string
  name: string
  description: string | null
  translations: Record<string, { name?: string; description?: string | null }>
  type: "direct" | "referral"
  starts_at: Date | null
  ends_at: Date | null
  display_order: number
  visibility: Visibility
  limits: CampaignLimits
  now: Date
}

/** Campaigns that run now and that this visitor may see, in the order the merchant gave them. */
export async function findStoreCampaigns(
  sql: Sql,
  input: { groups: string[]; tier_id: string | null; limit: number; offset: number }
): Promise<{ rows: StoreCampaignRow[]; count: number }> {
  const { rows } = await sql<StoreCampaignRow & { total: string }>(
    // Counted and sorted by their ids: a whole campaign, rules and all, is only read for the page.
    `with visible as (
       select id, count(*) over () as total
       from redemption_campaign
       where status = 'active' and deleted_at is null
         and (starts_at is null or starts_at <= clock_timestamp())
         and (ends_at is null or ends_at > clock_timestamp())
         and (visibility->>'target' = 'everyone'
           or (visibility->>'target' = 'segments' and visibility->'ids' ?| $1::text[])
           or (visibility->>'target' = 'tiers' and visibility->'ids' ? $2))
       order by display_order, created_at, id
       limit $3 offset $4
     )
     select id, name, description, translations, type, starts_at, ends_at, display_order, visibility, limits,
       clock_timestamp() as now, total
     from visible join redemption_campaign using (id)
     order by display_order, created_at, id`,
    [input.groups, input.tier_id ?? "", input.limit, input.offset]
  )
  return { rows, count: Number(rows[0]?.total ?? 0) }
}
