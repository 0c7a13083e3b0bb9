import type { Sql } from "./sql"

export type TierChange = {
  customer_id: string
  tier_id: string | null
  previous_tier_id: string | null
  customer_group_id: string | null
  /** The group that the member was put in, whatever the tier's group is by now. */
  previous_customer_group_id: string | null
}

/** Members whose points moved since their tier was looked at, with the tier they have now. SKIP LOCKED. */
export async function findUncheckedTiers(sql: Sql, input: { most: number }): Promise<TierChange[]> {
  const { rows } = await sql<TierChange>(
    `with unchecked as (
       select customer_id, lifetime, tier_id, tier_customer_group_id from redemption_points_account
       where tier_checked_at is null and deleted_at is null
       order by updated_at limit $1
       for update skip locked
     )
     select unchecked.customer_id, reached.id as tier_id, unchecked.tier_id as previous_tier_id,
       reached.customer_group_id, unchecked.tier_customer_group_id as previous_customer_group_id
     from unchecked
     left join lateral (
       select id, customer_group_id from redemption_tier
       where threshold <= unchecked.lifetime and deleted_at is null order by threshold desc limit 1
     ) as reached on true`,
    [input.most]
  )
  return rows
}

/** Remembers the tiers that were announced, and the groups that their members are in now. */
export async function markTiersChecked(sql: Sql, changes: TierChange[]): Promise<void> {
  await sql(
    `update redemption_points_account as account set tier_id = change.tier_id,
       tier_customer_group_id = change.customer_group_id, tier_checked_at = now()
     from jsonb_to_recordset($1::jsonb) as change (customer_id text, tier_id text, customer_group_id text)
     where account.customer_id = change.customer_id`,
    [JSON.stringify(changes)]
  )
}
