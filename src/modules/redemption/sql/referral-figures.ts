import type { ReferralFiguresAnswer } from "../../../contracts/referral"
import type { Sql } from "./sql"

export type ReferralFigures = Omit<ReferralFiguresAnswer, "top"> & {
  top: Omit<ReferralFiguresAnswer["top"][number], "email">[]
}

/** What a campaign's redemptions owe to referrals. Reversed redemptions count for nothing. */
export async function referralFigures(
  sql: Sql,
  input: { campaign_id: string; most: number }
): Promise<ReferralFigures> {
  const { rows } = await sql<
    Record<Exclude<keyof ReferralFigures, "top">, string> & Pick<ReferralFigures, "top">
  >(
    `with stands as (
       select redemption.id, redemption.customer_id, referral.referrer_id
       from redemption
       left join redemption_referral as referral on referral.customer_id = redemption.customer_id
       where redemption.campaign_id = $1 and redemption.status <> 'reversed'
     ), rewarded as (
       select stands.referrer_id, stands.customer_id, coalesce(sum((effect.payload->>'points')::numeric), 0) as points
       from stands
       left join redemption_effect as effect
         on effect.redemption_id = stands.id and effect.target = 'referrer' and effect.type = 'add_points'
       where stands.referrer_id is not null
       group by stands.referrer_id, stands.customer_id
     ), top as (
       select referrer_id as customer_id, count(*) as referred_members, sum(points) as points
       from rewarded group by referrer_id
       order by count(*) desc, sum(points) desc, referrer_id limit $2
     )
     select (select count(*) from stands) as redemptions,
       (select count(*) from stands where referrer_id is not null) as referred_redemptions,
       (select count(*) from rewarded) as referred_members,
       (select count(distinct referrer_id) from rewarded) as referrers,
       (select coalesce(sum(points), 0) from rewarded) as referrer_points,
       coalesce((select jsonb_agg(to_jsonb(top) order by referred_members desc, points desc, customer_id) from top), '[]') as top`,
    [input.campaign_id, input.most]
  )
  const { top, ...counts } = rows[0]
  return {
    redemptions: Number(counts.redemptions),
    referred_redemptions: Number(counts.referred_redemptions),
    referred_members: Number(counts.referred_members),
    referrers: Number(counts.referrers),
    referrer_points: Number(counts.referrer_points),
    top,
  }
}
