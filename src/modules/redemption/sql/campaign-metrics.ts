import type { Sql } from "./sql"

export type MetricsInput = {
  campaign_id: string
  from: Date | null
  to: Date | null
  interval: "day" | "week" | "month"
  tz: string
}

export type RedemptionTotals = { redemptions: number; members: number; points: number }

/** Redemptions that still stand, the members behind them and the points they gave. */
export async function redemptionTotals(sql: Sql, input: MetricsInput): Promise<RedemptionTotals> {
  const { rows } = await sql<{ redemptions: string; members: string; points: string }>(
    `select count(*) as redemptions, count(distinct customer_id) as members, coalesce(sum(points), 0) as points
     from redemption
     where campaign_id = $1 and status <> 'reversed'
       and ($2::timestamptz is null or created_at >= $2) and ($3::timestamptz is null or created_at < $3)`,
    [input.campaign_id, input.from, input.to]
  )
  const { redemptions, members, points } = rows[0]
  return { redemptions: Number(redemptions), members: Number(members), points: Number(points) }
}

/** Redemptions and refusals per interval of the given time zone's calendar; intervals without any are left out. */
export async function metricsSeries(
  sql: Sql,
  input: MetricsInput
): Promise<{ start: Date; redemptions: number; refusals: number }[]> {
  const { rows } = await sql<{ start: Date; redemptions: string; refusals: string }>(
    `select date_trunc($4, created_at, $5) as start,
       count(*) filter (where kind = 'redemption') as redemptions,
       count(*) filter (where kind = 'refusal') as refusals
     from (
       select created_at, 'redemption' as kind from redemption where campaign_id = $1 and status <> 'reversed'
       union all
       select created_at, 'refusal' from redemption_attempt where campaign_id = $1 and deleted_at is null
     ) as happened
     where ($2::timestamptz is null or created_at >= $2) and ($3::timestamptz is null or created_at < $3)
     group by 1 order by 1`,
    [input.campaign_id, input.from, input.to, input.interval, input.tz]
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
    `select refusal as code, count(*) as count from redemption_attempt
     where campaign_id = $1 and deleted_at is null
       and ($2::timestamptz is null or created_at >= $2) and ($3::timestamptz is null or created_at < $3)
     group by refusal order by 2 desc, 1`,
    [input.campaign_id, input.from, input.to]
  )
  return rows.map((row) => ({ code: row.code, count: Number(row.count) }))
}
