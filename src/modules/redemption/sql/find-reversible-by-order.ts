import type { Sql } from "./sql"

/** Redemptions of an order that its cancellation takes back, by the word of their campaigns. */
export async function findReversibleByOrder(sql: Sql, input: { order_id: string }): Promise<string[]> {
  const { rows } = await sql<{ id: string }>(
    `select redemption.id from redemption
     join redemption_campaign as campaign on campaign.id = redemption.campaign_id
     where redemption.order_id = $1 and redemption.deleted_at is null and redemption.status <> 'reversed'
       and campaign.reverse_on_order_cancel
     order by redemption.id`,
    [input.order_id]
  )
  return rows.map((row) => row.id)
}
