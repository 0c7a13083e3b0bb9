import type { Sql } from "./sql"

/** Writes down which cart a redemption was for, once all that was to happen to the cart has. The first one stays. */
export async function noteCart(sql: Sql, input: { redemption_id: string; cart_id: string }): Promise<void> {
  await sql("update redemption set cart_id = $2, updated_at = now() where id = $1 and cart_id is null", [
    input.redemption_id,
    input.cart_id,
  ])
}
