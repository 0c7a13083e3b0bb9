import type { Sql } from "./sql"

export type BatchTotals = {
  codes: {
    total: number
    unused: number
    used: number
    voided: number
    available: number
    handed_out: number
  }
  metrics: { redemptions: number; members: number; points: number; rate: number }
}

/** The codes of one batch by status, and what came of them. Reads the batch's codes: for one at a time. */
export async function batchTotals(
  sql: Sql,
  input: { campaign_id: string; batch_id: string }
): Promise<BatchTotals> {
  const { rows } = await sql<Record<string, string>>(
    `with code as (
       select code.id, code.status, code.handed_out_at,
         code.status = 'unused' and batch.available_at is not null
           and (code.expires_at is null or code.expires_at > now())
           and (batch.expires_at is null or batch.expires_at > now()) as is_available
       from redemption_code as code join redemption_code_batch as batch on batch.id = code.batch_id
       where code.campaign_id = $1 and code.batch_id = $2
     ), redeemed as (
       select count(*) as redemptions, count(distinct customer_id) as members, coalesce(sum(points), 0) as points
       from redemption where campaign_id = $1 and status <> 'reversed' and code_id in (select id from code)
     )
     select count(*) as total, count(*) filter (where status = 'unused') as unused,
       count(*) filter (where status = 'used') as used, count(*) filter (where status = 'voided') as voided,
       count(*) filter (where is_available) as available, count(handed_out_at) as handed_out,
       max(redemptions) as redemptions, max(members) as members, max(points) as points
     from redeemed left join code on true`,
    [input.campaign_id, input.batch_id]
  )
  const row = Object.fromEntries(Object.entries(rows[0]).map(([key, value]) => [key, Number(value)]))
  const { unused, used, voided, available, handed_out, redemptions, members, points } = row
  const total = unused + used + voided
  return {
    codes: { total, unused, used, voided, available, handed_out },
    metrics: { redemptions, members, points, rate: total === 0 ? 0 : used / total },
  }
}
