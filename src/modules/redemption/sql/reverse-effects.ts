import type { Sql } from "./sql"

/** Ends what a redemption gave in our own tables, and whatever was still waiting to be applied. */
export async function reverseEffects(sql: Sql, input: { redemption_id: string }): Promise<void> {
  await sql(
    `update redemption_effect set status = 'reversed', next_attempt_at = null, updated_at = now()
     where redemption_id = $1 and (status in ('pending', 'failed') or type in ('add_points', 'deduct_points'))`,
    [input.redemption_id]
  )
}
