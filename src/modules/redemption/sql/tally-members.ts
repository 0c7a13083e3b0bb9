import type { Sql } from "./sql"
import { changeToTell, isUntold } from "./tallies"

/**
 * Adds redemptions that are being announced to their members, or takes those out that were reversed since, and counts
 * who came and who is gone. In the transaction that marks and tallies them (`sql/tallies.ts`), and before it does.
 */
export async function tallyMembers(sql: Sql, announced: { id: string; status: string }[]): Promise<void> {
  await sql(
    `with told as (
       select campaign_id, customer_id, sum(${changeToTell}) as change
       from unnest($1::text[], $2::text[]) as told (id, status)
       join redemption on redemption.id = told.id and redemption.status = told.status
       group by campaign_id, customer_id
     ), moved as (
       insert into redemption_member_tally as tally (campaign_id, customer_id, redemptions)
       select campaign_id, customer_id, change from told where change <> 0
       -- Two instances at once take them in one order.
       order by campaign_id, customer_id
       on conflict (campaign_id, customer_id) do update set redemptions = tally.redemptions + excluded.redemptions
       returning campaign_id, customer_id, redemptions
     )
     insert into redemption_campaign_tally as tally (campaign_id, members)
     select campaign_id, sum((redemptions > 0)::int - (redemptions - change > 0)::int)
     from moved join told using (campaign_id, customer_id)
     group by campaign_id
     order by campaign_id
     on conflict (campaign_id) do update set members = tally.members + excluded.members`,
    [announced.map(({ id }) => id), announced.map(({ status }) => status)]
  )
}

/** The members of the campaign `$1`: those that are tallied, and what is not tallied yet makes of them. */
export const campaignMembers = `(
  select coalesce((select members from redemption_campaign_tally where campaign_id = $1), 0) + coalesce(sum(
    (coalesce(tally.redemptions, 0) + change > 0)::int - (coalesce(tally.redemptions, 0) > 0)::int
  ), 0)
  from (
    select customer_id, sum(${changeToTell}) as change from redemption
    where ${isUntold} and campaign_id = $1
    group by customer_id
  ) as untold
  left join redemption_member_tally as tally
    on tally.campaign_id = $1 and tally.customer_id = untold.customer_id
)`
