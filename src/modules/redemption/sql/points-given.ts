import type { Sql } from "./sql"
import { changeToTell, isUntold } from "./tallies"

/** The points that each campaign's redemptions gave, less those that were reversed: tallied, and not tallied yet. */
export async function pointsGiven(sql: Sql, campaignIds: string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ campaign_id: string; points: string }>(
    `select campaign_id, sum(points) as points from (
       select campaign_id, points from redemption_tally where campaign_id = any($1::text[])
       union all
       select campaign_id, ${changeToTell} * points from redemption
       where ${isUntold} and campaign_id = any($1::text[])
     ) as given
     group by campaign_id`,
    [campaignIds]
  )
  return new Map(rows.map(({ campaign_id, points }) => [campaign_id, Number(points)]))
}
