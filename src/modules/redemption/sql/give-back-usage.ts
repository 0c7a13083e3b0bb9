import { exact, type Sql } from "./sql"

/** Gives a counter back what one redemption took, in the window it took it from. */
export async function giveBackUsage(
  sql: Sql,
  input: {
    campaign_id: string
    part: { scope: string; kind: string; customer_id: string; window_key: string; amount: number }
  }
): Promise<void> {
  const { part } = input
  await sql(
    `update redemption_usage
     set used = used - $6::numeric, raw_used = ${exact("used - $6::numeric")}, updated_at = now()
     where campaign_id = $1 and scope = $2 and customer_id = $3 and kind = $4 and window_key = $5 and slot = 0`,
    [input.campaign_id, part.scope, part.customer_id, part.kind, part.window_key, part.amount]
  )
}
