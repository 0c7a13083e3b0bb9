import type { Sql } from "./sql"

/** The redemption that issued this promotion as a coupon, if one did. */
export async function findIssuingRedemption(
  sql: Sql,
  input: { promotion_id: string }
): Promise<string | null> {
  const { rows } = await sql<{ redemption_id: string }>(
    `select redemption_id from redemption_effect
     where external_id = $1 and type = 'issue_coupon' and deleted_at is null
     limit 1`,
    [input.promotion_id]
  )
  return rows[0]?.redemption_id ?? null
}

export type CampaignOfTemplate = { id: string; name: string; coupons: number; coupons_is_estimate: boolean }

/** More coupons than this are not counted one by one. */
const mostCounted = 10_000

/** Campaigns whose rules copy this promotion, and how many coupons each has issued after it. */
export async function findCampaignsOfTemplate(
  sql: Sql,
  input: { promotion_id: string }
): Promise<CampaignOfTemplate[]> {
  const { rows } = await sql<{ id: string; name: string; coupons: string }>(
    `select campaign.id, campaign.name, (
       select count(*) from (
         select 1 from redemption_effect as effect
         join redemption on redemption.id = effect.redemption_id
         where effect.type = 'issue_coupon' and effect.payload->>'promotion_id' = $1
           and effect.external_id is not null and redemption.campaign_id = campaign.id
         limit ${mostCounted + 1}
       ) as counted
     ) as coupons
     from redemption_campaign as campaign
     where campaign.rules @> jsonb_build_array(jsonb_build_object('effects', jsonb_build_array(
         jsonb_build_object('type', 'issue_coupon', 'promotion_id', $1::text))))
       and campaign.deleted_at is null
     order by campaign.id desc limit 20`,
    [input.promotion_id]
  )
  return rows.map(({ id, name, coupons }) => ({
    id,
    name,
    coupons: Math.min(Number(coupons), mostCounted),
    coupons_is_estimate: Number(coupons) > mostCounted,
  }))
}
