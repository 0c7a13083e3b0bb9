import type { Sql } from "./sql"

export type DueEffect = {
  id: string
  redemption_id: string
  campaign_id: string
  customer_id: string
  type: string
  payload: Record<string, unknown>
  external_id: string | null
  attempts: number
  /** Whether it is to be applied, or taken back because its redemption was reversed. */
  work: "apply" | "revert"
}

/**
 * Takes some effects that are due, so that nobody else does them meanwhile: their next try lies a minute away, and
 * whoever dies over one leaves it to be found then. SKIP LOCKED.
 */
export async function takeDueEffects(
  sql: Sql,
  input: { redemption_id?: string; most: number }
): Promise<DueEffect[]> {
  const { rows } = await sql<DueEffect>(
    `update redemption_effect as effect
     set attempts = attempts + 1, next_attempt_at = clock_timestamp() + interval '1 minute', updated_at = now()
     from redemption
     where redemption.id = effect.redemption_id and effect.id = any(array(
       select id from redemption_effect
       where status in ('pending', 'applied') and next_attempt_at <= clock_timestamp() and deleted_at is null
         and ($1::text is null or redemption_id = $1)
       order by next_attempt_at limit $2
       for update skip locked
     ))
     returning effect.id, effect.redemption_id, redemption.campaign_id, effect.type,
       -- Whoever is rewarded. A member's referrer is claimed once and never changes.
       case when effect.target = 'member' then redemption.customer_id else (
         select referrer_id from redemption_referral where customer_id = redemption.customer_id
       ) end as customer_id,
       effect.payload, effect.external_id, effect.attempts,
       case when effect.status = 'pending' then 'apply' else 'revert' end as work`,
    [input.redemption_id ?? null, input.most]
  )
  return rows
}

/** Keeps something that must be known later, whatever happens next; what was noted first stays. */
export async function noteEffect(
  sql: Sql,
  input: { id: string; payload: Record<string, unknown> }
): Promise<void> {
  await sql("update redemption_effect set payload = $2::jsonb || payload where id = $1", [
    input.id,
    JSON.stringify(input.payload),
  ])
}

/** Writes down that an effect was applied. @returns false when there was nothing to write: somebody was faster */
export async function markApplied(
  sql: Sql,
  input: { id: string; external_id: string | null; payload: Record<string, unknown> }
): Promise<boolean> {
  const { count } = await sql(
    `update redemption_effect
     set status = 'applied', external_id = $2, payload = payload || $3::jsonb, next_attempt_at = null, error = null,
       updated_at = now()
     where id = $1 and status in ('pending', 'failed')`,
    [input.id, input.external_id, JSON.stringify(input.payload)]
  )
  return count === 1
}

/**
 * Of a redemption that was reversed while its effect was being applied: it is due to be taken back, whatever somebody
 * who looked too early has found. Counted as a try, so that what that one says comes too late.
 *
 * @returns false when the redemption stands
 */
export async function takeBackLate(
  sql: Sql,
  input: { id: string; external_id: string | null; payload: Record<string, unknown> }
): Promise<boolean> {
  const { count } = await sql(
    `update redemption_effect as effect
     set status = 'applied', external_id = $2, payload = payload || $3::jsonb, attempts = attempts + 1,
       next_attempt_at = now(), error = null, updated_at = now()
     from redemption
     where redemption.id = effect.redemption_id and redemption.status = 'reversed' and effect.id = $1`,
    [input.id, input.external_id, JSON.stringify(input.payload)]
  )
  return count === 1
}

/**
 * Writes down that an effect was taken back, or that it cannot be: then `error` says why. Not when it is due again, or
 * somebody else has it by now.
 */
export async function markReverted(
  sql: Sql,
  input: { id: string; attempts: number; error: string | null }
): Promise<void> {
  await sql(
    `update redemption_effect set status = 'reversed', next_attempt_at = null, error = $2, updated_at = now()
     where id = $1 and attempts = $3`,
    [input.id, input.error, input.attempts]
  )
}

/**
 * A try that failed: another one later, longer and longer; null = no more. The redemption is then partly applied.
 *
 * @param input.attempts the number of the try: when somebody has begun another one since, or was done, this one has
 * nothing to say any more
 * @returns whether it was written down
 */
export async function markEffectFault(
  sql: Sql,
  input: {
    id: string
    attempts: number
    work: DueEffect["work"]
    error: string
    retry_in_seconds: number | null
  }
): Promise<boolean> {
  const { count } = await sql(
    `with effect as (
       update redemption_effect
       set error = $2, updated_at = now(),
         status = case when $3::int is null and status = 'pending' then 'failed' else status end,
         next_attempt_at = clock_timestamp() + $3::int * interval '1 second'
       where id = $1 and attempts = $4 and status = case when $5 = 'apply' then 'pending' else 'applied' end
       returning redemption_id, status
     ), partly as (
       update redemption set status = 'partially_applied', announced_at = null, updated_at = clock_timestamp()
       from effect
       where redemption.id = effect.redemption_id and effect.status = 'failed' and redemption.status = 'completed'
     )
     select from effect`,
    [input.id, input.error, input.retry_in_seconds, input.attempts, input.work]
  )
  return count === 1
}

/** Gives a failed effect another chance. @returns false when it has not failed */
export async function retryEffect(sql: Sql, input: { id: string; redemption_id: string }): Promise<boolean> {
  const { count } = await sql(
    `update redemption_effect set status = 'pending', attempts = 0, next_attempt_at = now(), error = null
     where id = $1 and redemption_id = $2 and status = 'failed'`,
    [input.id, input.redemption_id]
  )
  return count === 1
}

/** Once nothing of it is failed or waiting any more, a redemption is complete again. */
export async function completeRedemption(sql: Sql, input: { redemption_id: string }): Promise<void> {
  await sql(
    `update redemption set status = 'completed', updated_at = clock_timestamp()
     where id = $1 and status = 'partially_applied'
       and not exists (select 1 from redemption_effect where redemption_id = $1 and status in ('failed', 'pending'))`,
    [input.redemption_id]
  )
}
