import type { Sql } from "./sql"

/**
 * Redemptions that an order has to do with: it brought their code, its cart did, or one of its coupons came from
 * them. Newest first.
 */
export async function findOrderRedemptions(
  sql: Sql,
  input: { order_id: string; cart_id: string | null; promotion_ids: string[]; most: number }
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>(
    `select id from redemption where order_id = $1 and deleted_at is null
     union
     select id from redemption where cart_id = $2 and deleted_at is null
     union
     select redemption_id from redemption_effect
     where external_id = any($3::text[]) and type = 'issue_coupon' and deleted_at is null
     order by 1 desc limit $4`,
    [input.order_id, input.cart_id, input.promotion_ids, input.most]
  )
  return rows.map(({ id }) => id)
}
