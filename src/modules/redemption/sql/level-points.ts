import type { Sql } from "./sql"

/**
 * Marks as spent what a member's open lines hold beyond the account: those that expire first, first. Run it after the
 * account was moved, whose lock makes all changes of one member's points wait for each other.
 */
export async function levelPoints(sql: Sql, input: { customer_id: string }): Promise<void> {
  await sql("select redemption_level_points($1)", [input.customer_id])
}
