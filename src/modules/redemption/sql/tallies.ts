import type { Sql } from "./sql"

/** What a row of `redemption` changes in its tallies when it is told next: 1, -1 when it was reversed since, or 0. */
export const changeToTell = "((redemption.status <> 'reversed')::int - redemption.tallied::int)"

/** A row of `redemption` that is not told, or not told anew, and so not in its tallies as it stands. */
export const isUntold = "redemption.announced_at is null and redemption.deleted_at is null"

/**
 * Marks redemptions as announced, and adds them to their tallies, or takes those out that were reversed since: one
 * change of each row for both. Their rows are locked.
 */
export async function tallyRedemptions(sql: Sql, announced: { id: string; status: string }[]): Promise<void> {
  await sql(
    `with told as (
       select redemption.id, redemption.campaign_id, code.batch_id, code.max_uses, redemption.points,
         date_bin('15 minutes', redemption.created_at, 'epoch') as quarter,
         ${changeToTell} as change
       from unnest($1::text[], $2::text[]) as told (id, status)
       join redemption on redemption.id = told.id and redemption.status = told.status
       join redemption_code as code on code.id = redemption.code_id
     ), marked as (
       update redemption set announced_at = now(), tallied = status <> 'reversed'
       where id = any(array(select id from told))
     )
     insert into redemption_tally as tally (campaign_id, quarter, batch_id, redemptions, single_use, points)
     select campaign_id, quarter, batch_id, sum(change), coalesce(sum(change) filter (where max_uses = 1), 0),
       sum(change * points)
     from told where change <> 0
     group by campaign_id, quarter, batch_id
     -- Two instances at once take them in one order.
     order by campaign_id, quarter, batch_id
     on conflict (campaign_id, quarter, batch_id) do update
     set redemptions = tally.redemptions + excluded.redemptions, single_use = tally.single_use + excluded.single_use,
         points = tally.points + excluded.points`,
    [announced.map(({ id }) => id), announced.map(({ status }) => status)]
  )
}

/** Adds refusals that are being announced to their tallies. In the transaction that marks them as announced. */
export async function tallyRefusals(sql: Sql, input: { ids: string[] }): Promise<void> {
  await sql(
    `insert into redemption_refusal_tally as tally (campaign_id, quarter, refusal, refusals)
     select campaign_id, date_bin('15 minutes', created_at, 'epoch'), refusal, count(*)
     from redemption_attempt
     where id = any($1::text[]) and campaign_id is not null and announced_at is null
     group by 1, 2, 3
     order by 1, 2, 3
     on conflict (campaign_id, quarter, refusal) do update set refusals = tally.refusals + excluded.refusals`,
    [input.ids]
  )
}

const quarter = 15 * 60_000

/**
 * The parameters `$1` to `$5` of what follows: the campaign, its period, and the whole quarters in it. What lies at
 * the ends of the period is counted row by row.
 */
export function tallyPeriod(input: {
  campaign_id: string
  from: Date | null
  to: Date | null
}): [string, Date | null, Date | null, Date | string, Date | string] {
  const { campaign_id, from, to } = input
  const first = from ? new Date(Math.ceil(from.getTime() / quarter) * quarter) : "-infinity"
  const last = to ? new Date(Math.floor(to.getTime() / quarter) * quarter) : "infinity"
  return [campaign_id, from, to, first, last]
}

const inQuarters = (column: string) => `${column} >= $4::timestamptz and ${column} < $5::timestamptz`
const atItsEnds = `(created_at >= $2::timestamptz and created_at < least($4::timestamptz, $3::timestamptz)
    or created_at >= greatest($5::timestamptz, $2::timestamptz) and created_at < $3::timestamptz)`

/** Rows of `(at, redemptions, points)`: from the tallies, and what is not in them yet. */
export const redemptionsAt = `(
  select quarter as at, redemptions, points from redemption_tally
  where campaign_id = $1 and ${inQuarters("quarter")}
  union all
  select created_at, change, change * points from (
    select created_at, points, ${changeToTell} as change from redemption
    where ${isUntold} and campaign_id = $1
  ) as untold where ${inQuarters("created_at")}
  union all
  select created_at, 1, points from redemption
  where campaign_id = $1 and status <> 'reversed' and ${atItsEnds}
)`

/** Rows of `(at, refusal, refusals)`, likewise. */
export const refusalsAt = `(
  select quarter as at, refusal, refusals from redemption_refusal_tally
  where campaign_id = $1 and ${inQuarters("quarter")}
  union all
  select created_at, refusal, 1 from redemption_attempt
  where announced_at is null and deleted_at is null and campaign_id = $1 and ${inQuarters("created_at")}
  union all
  select created_at, refusal, 1 from redemption_attempt
  where campaign_id = $1 and deleted_at is null and ${atItsEnds}
)`
