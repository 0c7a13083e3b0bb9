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
    // Counted and sorted by their ids: a whole campaign, rules and all, is only read for the page. Counted apart from
    // the page: one behind the end has no row that could say how many there are.
    `with visible as (
       select id, display_order, created_at
       from redemption_campaign
       where status = 'active' and deleted_at is null
         and (starts_at is null or starts_at <= clock_timestamp())
         and (ends_at is null or ends_at > clock_timestamp())
         and (visibility->>'target' = 'everyone'
           or (visibility->>'target' = 'segments' and visibility->'ids' ?| $1::text[])
           or (visibility->>'target' = 'tiers' and visibility->'ids' ? $2))
     ), page as (
       select id from visible order by display_order, created_at, id limit $3 offset $4
     )
     select shown.id, shown.name, shown.description, shown.translations, shown.type, shown.starts_at,
       shown.ends_at, shown.display_order, shown.visibility, shown.limits, clock_timestamp() as now, counted.total
     from (select count(*) as total from visible) as counted
       left join (page join redemption_campaign as shown using (id)) on true
     order by shown.display_order, shown.created_at, shown.id`,
    [input.groups, input.tier_id ?? "", input.limit, input.offset]
  )
  return { rows: rows.filter(({ id }) => id !== null), count: Number(rows[0].total) }
}
