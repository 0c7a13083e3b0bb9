import type { Sql } from "./sql"

/** Redemptions of a campaign, or of all, in the last so many seconds; at most so many are counted. */
export async function countRecentRedemptions(
  sql: Sql,
  input: { campaign_id: string | null; seconds: number; most: number }
): Promise<number> {
  const { rows } = await sql<{ count: string }>(
    `select count(*) from (
       select 1 from redemption
       where ($1::text is null or campaign_id = $1) and created_at > clock_timestamp() - $2 * interval '1 second'
       limit $3
     ) as recent`,
    [input.campaign_id, input.seconds, input.most]
  )
  return Number(rows[0].count)
}

/** Counts of windows that are over. */
export async function deleteOldThrottles(sql: Sql): Promise<void> {
  await sql("delete from redemption_throttle where expire < $1", [Date.now() - 3_600_000])
}
