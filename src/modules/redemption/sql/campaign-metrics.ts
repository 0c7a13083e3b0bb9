import type { Sql } from "./sql"
import { redemptionsAt, refusalsAt, tallyPeriod } from "./tallies"
import { campaignMembers } from "./tally-members"

export type MetricsInput = {
  campaign_id: string
  from: Date | null
  to: Date | null
  interval: "day" | "week" | "month"
  tz: string
}

export type RedemptionTotals = { redemptions: number; members: number; points: number }

/**
 * Redemptions that still stand, the points they gave and the members behind them. The members of a part of a
 * campaign's time are counted: who came twice is known by looking at both times.
 */
export async function redemptionTotals(sql: Sql, input: MetricsInput): Promise<RedemptionTotals> {
  const members = input.from || input.to ? membersOfPeriod : campaignMembers
  const { rows } = await sql<{ redemptions: string; members: string; points: string }>(
    `select coalesce(sum(redemptions), 0) as redemptions, coalesce(sum(points), 0) as points,
       ${members} as members
     from ${redemptionsAt} as happened`,
    tallyPeriod(input)
  )
  const [totals] = rows
  return {
    redemptions: Number(totals.redemptions),
    members: Number(totals.members),
    points: Number(totals.points),
  }
}

const membersOfPeriod = `(
  select count(distinct customer_id) from redemption
  where campaign_id = $1 and status <> 'reversed'
    and ($2::timestamptz is null or created_at >= $2) and ($3::timestamptz is null or created_at < $3)
)`

/** Redemptions and refusals per interval of the given time zone's calendar; intervals without any are left out. */
export async function metricsSeries(
  sql: Sql,
  input: MetricsInput
): Promise<{ start: Date; redemptions: number; refusals: number }[]> {
  const { rows } = await sql<{ start: Date; redemptions: string; refusals: string }>(
    `select date_trunc($6, at, $7) as start, sum(redemptions) as redemptions, sum(refusals) as refusals
     from (
       select at, redemptions, 0 as refusals from ${redemptionsAt} as redeemed
       union all
       select at, 0, refusals from ${refusalsAt} as refused
     ) as happened
     group by 1
     having sum(redemptions) <> 0 or sum(refusals) <> 0
     order by 1`,
    [...tallyPeriod(input), input.interval, input.tz]
  )
  return rows.map((row) => ({
    start: row.start,
    redemptions: Number(row.redemptions),
    refusals: Number(row.refusals),
  }))
}

/** How often each refusal was given for codes of this campaign. */
export async function refusalCounts(
  sql: Sql,
  input: MetricsInput
): Promise<{ code: string; count: number }[]> {
  const { rows } = await sql<{ code: string; count: string }>(
    `select refusal as code, sum(refusals) as count from ${refusalsAt} as refused
     group by refusal order by 2 desc, 1`,
    tallyPeriod(input)
  )
  return rows.map((row) => ({ code: row.code, count: Number(row.count) }))
}
