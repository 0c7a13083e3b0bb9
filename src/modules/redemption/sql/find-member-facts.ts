import type { Sql } from "./sql"

/** What conditions on the member ask about: the tier, as id and name, and how often the member has redeemed. */
export async function findMemberFacts(
  sql: Sql,
  input: { customer_id: string; lifetime_points: number }
): Promise<{ tier: string[]; redemption_count: number }> {
  const { rows } = await sql<{ tier: string[] | null; redemption_count: string }>(
    `select
       (select array[id, name] from redemption_tier
        where threshold <= $2::numeric and deleted_at is null
        order by threshold desc limit 1) as tier,
       (select count(*) from redemption where customer_id = $1 and status <> 'reversed') as redemption_count`,
    [input.customer_id, input.lifetime_points]
  )
  return { tier: rows[0].tier ?? [], redemption_count: Number(rows[0].redemption_count) }
}
