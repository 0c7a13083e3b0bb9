import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { REDEMPTION_MODULE } from "../../src/modules/redemption"
import { whenAnnounced } from "../../src/workflows/announce"
import type RedemptionModuleService from "../../src/modules/redemption/service"

/** The invariants that do not hold, with how many rows break them. Empty is good. */
export async function residues(container: MedusaContainer): Promise<string[]> {
  // A test's last words are heard before the next one gets a new database.
  await whenAnnounced()
  const checks = await container.resolve<RedemptionModuleService>(REDEMPTION_MODULE).checkHealth()
  const broken = checks
    .filter(({ residue }) => residue > 0)
    .map(({ id, check, residue }) => `${id} ${check}: ${residue}`)
  return [...broken, ...(await strayTallies(container)), ...(await unlevelAccounts(container))]
}

/** What a member's open lines hold is what the account has; nothing is open for who owes. */
async function unlevelAccounts(container: MedusaContainer): Promise<string[]> {
  const { rows } = await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(`
    select customer_id from redemption_points_account as account
    where greatest(balance, 0) <> (
      select coalesce(sum(remaining), 0) from redemption_points_entry as entry
      where entry.customer_id = account.customer_id and status = 'active'
    )`)
  return (rows as { customer_id: string }[]).map(({ customer_id }) => `open points of ${customer_id}`)
}

/** Tallies and what is not in them yet are, together, the redemptions that stand; members, those who are tallied. */
async function strayTallies(container: MedusaContainer): Promise<string[]> {
  const { rows } = await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(`
    select campaign_id from (
      select campaign_id, redemptions, points from redemption_tally
      union all
      select campaign_id, change, change * points from (
        select campaign_id, points, (status <> 'reversed')::int - tallied::int as change
        from redemption where announced_at is null
      ) as untold
      union all
      select campaign_id, -1, -points from redemption where status <> 'reversed'
    ) as parts
    group by campaign_id having sum(redemptions) <> 0 or sum(points) <> 0
    union all
    select campaign_id from (
      select campaign_id, customer_id, redemptions from redemption_member_tally
      union all
      select campaign_id, customer_id, -1 from redemption where tallied
    ) as members
    group by campaign_id, customer_id having sum(redemptions) <> 0
    union all
    select campaign_id from (
      select campaign_id, members from redemption_campaign_tally
      union all
      select campaign_id, -1 from redemption_member_tally where redemptions > 0
    ) as reached
    group by campaign_id having sum(members) <> 0`)
  return (rows as { campaign_id: string }[]).map(({ campaign_id }) => `tallies of ${campaign_id}`)
}
