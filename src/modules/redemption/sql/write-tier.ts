import { exact, type Sql } from "./sql"

type TierFields = {
  name: string
  threshold: number
  display_order: number
  customer_group_id: string | null
}

/** @returns false when the name or the threshold is taken */
export async function insertTier(sql: Sql, tier: TierFields & { id: string }): Promise<boolean> {
  const { count } = await sql(
    `insert into redemption_tier (id, name, threshold, raw_threshold, display_order, customer_group_id)
     values ($1, $2, $3::numeric, ${exact("$3::numeric")}, $4, $5)
     on conflict do nothing`,
    [tier.id, tier.name, tier.threshold, tier.display_order, tier.customer_group_id]
  )
  return count === 1
}

/** Changes a tier as a whole. A taken name or threshold is a unique violation: run it behind a savepoint. */
export async function updateTier(sql: Sql, tier: TierFields & { id: string }): Promise<void> {
  await sql(
    `update redemption_tier
     set name = $2, threshold = $3::numeric, raw_threshold = ${exact("$3::numeric")}, display_order = $4,
         customer_group_id = $5, updated_at = now()
     where id = $1 and deleted_at is null`,
    [tier.id, tier.name, tier.threshold, tier.display_order, tier.customer_group_id]
  )
}

/** @returns false when there is no such tier */
export async function deleteTier(sql: Sql, input: { id: string }): Promise<boolean> {
  const { count } = await sql(
    "update redemption_tier set deleted_at = now() where id = $1 and deleted_at is null",
    [input.id]
  )
  return count === 1
}

/** Lets every member's tier be looked at again: the ladder itself has changed. */
export async function recheckTiers(sql: Sql): Promise<void> {
  await sql("update redemption_points_account set tier_checked_at = null where tier_checked_at is not null")
}
