import type { Sql } from "./sql"

/**
 * Marks points as spent: those that expire first, first. Run it after the account was moved, whose lock makes all
 * changes of one member's points wait for each other.
 */
export async function spendPoints(sql: Sql, input: { customer_id: string; amount: number }): Promise<void> {
  await sql("select redemption_spend_points($1, $2)", [input.customer_id, input.amount])
}
