import type { Sql } from "./sql"

/**
 * Ends what a redemption gave in our own tables and whatever was still waiting to be applied. What was applied
 * elsewhere is due to be taken back there.
 */
export async function reverseEffects(sql: Sql, input: { redemption_id: string }): Promise<void> {
  await sql(
    `update redemption_effect
     set status = case when is_outside and status = 'applied' then 'applied' else 'reversed' end,
       next_attempt_at = case when is_outside and status = 'applied' then now() end,
       attempts = 0, updated_at = now()
     from (select id as effect_id, type not in ('add_points', 'deduct_points') as is_outside
           from redemption_effect where redemption_id = $1) as known
     where id = known.effect_id`,
    [input.redemption_id]
  )
}
