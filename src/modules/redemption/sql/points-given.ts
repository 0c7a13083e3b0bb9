import type { Sql } from "./sql"

/** The points that each campaign's redemptions gave, less those that were reversed. */
export async function pointsGiven(sql: Sql, campaignIds: string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ campaign_id: string; points: string }>(
    `select campaign_id, sum(points) as points from redemption
     where campaign_id = any($1::text[]) and status <> 'reversed'
     group by campaign_id`,
    [campaignIds]
  )
  return new Map(rows.map(({ campaign_id, points }) => [campaign_id, Number(points)]))
}
