import type { Sql } from "./sql"

/** Gives a counter back what one redemption took, in the window it took it from. */
export async function giveBackUsage(
  sql: Sql,
  input: {
    campaign_id: string
    part: { scope: string; kind: string; customer_id: string; window_key: string; amount: number }
  }
): Promise<void> {
  const { part } = input
  await sql("select redemption_give_back($1, $2, $3, $4, $5, $6)", [
    input.campaign_id,
    part.scope,
    part.customer_id,
    part.kind,
    part.window_key,
    part.amount,
  ])
}
