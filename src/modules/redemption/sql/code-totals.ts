import type { Sql } from "./sql"
import { changeToTell, isUntold } from "./tallies"

export type CodeTotals = { total: number; unused: number; used: number; voided: number; available: number }

/**
 * How many codes a campaign has, by status, without counting them. Totals and voided ones are kept on the batches.
 * A code for a single use is used by the redemption that stands, and those are tallied; of codes for several uses,
 * which are few, it is counted. `available` = unused, live and not expired.
 */
export async function codeTotals(sql: Sql, campaignIds: string[]): Promise<Map<string, CodeTotals>> {
  const { rows } = await sql<{
    campaign_id: string
    total: string
    voided: string
    used: string
    available: string
  }>(
    `with batch as (
       select id, campaign_id, code_count, voided_count,
         available_at is not null and (expires_at is null or expires_at > now()) as is_live
       from redemption_code_batch where campaign_id = any($1::text[]) and deleted_at is null
     ), used as (
       select batch_id, sum(used) as used from (
         select batch_id, single_use as used from redemption_tally where campaign_id = any($1::text[])
         union all
         select code.batch_id, ${changeToTell}
         from redemption join redemption_code as code on code.id = redemption.code_id
         where ${isUntold}
           and redemption.campaign_id = any($1::text[]) and code.max_uses = 1
         union all
         select batch_id, 1 from redemption_code
         where campaign_id = any($1::text[]) and max_uses > 1 and status = 'used'
       ) as parts
       group by batch_id
     )
     select batch.campaign_id, sum(code_count) as total, sum(voided_count) as voided,
       sum(coalesce(used.used, 0)) as used,
       sum(case when is_live then code_count - voided_count - coalesce(used.used, 0) else 0 end) as available
     from batch left join used on used.batch_id = batch.id
     group by batch.campaign_id`,
    [campaignIds]
  )
  const totals = new Map(
    campaignIds.map((id) => [id, { total: 0, unused: 0, used: 0, voided: 0, available: 0 }])
  )
  for (const row of rows) {
    const [total, voided, used, available] = [row.total, row.voided, row.used, row.available].map(Number)
    totals.set(row.campaign_id, { total, unused: total - voided - used, used, voided, available })
  }
  return totals
}
