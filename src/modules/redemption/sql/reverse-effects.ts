import type { Sql } from "./sql"

/**
 * Ends what a redemption gave in our own tables and whatever nobody has begun to apply. What was applied elsewhere is
 * due to be taken back there, and so is what was begun: whoever began it may have died after doing it. Locked before it
 * is looked at, for it may be begun in this very moment.
 */
export async function reverseEffects(sql: Sql, input: { redemption_id: string }): Promise<void> {
  await sql(
    `update redemption_effect
     set status = case when may_be_outside then 'applied' else 'reversed' end,
       next_attempt_at = case when may_be_outside then now() end,
       attempts = 0, updated_at = now()
     from (select id as effect_id,
             type not in ('add_points', 'deduct_points')
               and (status = 'applied' or (status in ('pending', 'failed') and attempts > 0)) as may_be_outside
           from redemption_effect where redemption_id = $1 for update) as known
     where id = known.effect_id`,
    [input.redemption_id]
  )
}
