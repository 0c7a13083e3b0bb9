import type { Sql } from "./sql"

export type ReferralRow = { customer_id: string; referral_code: string; referrer_id: string | null }

/** A member's referral row, which is made with the given code when there is none. */
export async function ensureReferral(
  sql: Sql,
  input: { id: string; customer_id: string; referral_code: string }
): Promise<ReferralRow> {
  const { rows } = await sql<ReferralRow>(
    `insert into redemption_referral as referral (id, customer_id, referral_code, created_at, updated_at)
     values ($1, $2, $3, now(), now())
     on conflict (customer_id) do update set updated_at = referral.updated_at
     returning customer_id, referral_code, referrer_id`,
    [input.id, input.customer_id, input.referral_code]
  )
  return rows[0]
}

export async function countReferred(sql: Sql, input: { referrer_id: string }): Promise<number> {
  const { rows } = await sql<{ count: string }>(
    "select count(*) from redemption_referral where referrer_id = $1 and deleted_at is null",
    [input.referrer_id]
  )
  return Number(rows[0].count)
}

export async function findByReferralCode(
  sql: Sql,
  input: { referral_code: string }
): Promise<ReferralRow | null> {
  const { rows } = await sql<ReferralRow>(
    "select customer_id, referral_code, referrer_id from redemption_referral where referral_code = $1",
    [input.referral_code]
  )
  return rows[0] ?? null
}

/**
 * Lets claims wait for each other until the transaction ends: two members who claim each other in the same moment
 * would otherwise both find no circle.
 */
export async function lockReferrals(sql: Sql): Promise<void> {
  await sql("select pg_advisory_xact_lock(hashtextextended('redemption_referral', 0))")
}

/** Whether `customer_id` stands anywhere above `referrer_id`: then being referred by them closes a circle. */
export async function wouldBeCircle(
  sql: Sql,
  input: { customer_id: string; referrer_id: string }
): Promise<boolean> {
  const { rows } = await sql<{ is_circle: boolean }>(
    `with recursive above as (
       select referrer_id from redemption_referral where customer_id = $2 and referrer_id is not null
       union
       select referral.referrer_id from redemption_referral as referral
       join above on referral.customer_id = above.referrer_id
       where referral.referrer_id is not null
     )
     select $1 = $2 or exists (select 1 from above where referrer_id = $1) as is_circle`,
    [input.customer_id, input.referrer_id]
  )
  return rows[0].is_circle
}

/** Takes the referrer, once, and only before the member's first redemption. @returns false when it is too late */
export async function claimReferrer(
  sql: Sql,
  input: { customer_id: string; referrer_id: string }
): Promise<boolean> {
  const { count } = await sql(
    `update redemption_referral set referrer_id = $2, referred_at = now(), updated_at = now()
     where customer_id = $1 and referrer_id is null
       and not exists (select 1 from redemption where customer_id = $1 and status <> 'reversed')`,
    [input.customer_id, input.referrer_id]
  )
  return count === 1
}
