import type { StoreCampaign } from "../../../contracts/answers"
import { limitGuards } from "../../../domain/limits"
import { tierOf } from "../../../domain/points"
import { translated } from "../../../domain/visibility"
import { findPointsAccount } from "../sql/find-points-account"
import { findStoreCampaigns, type StoreCampaignRow } from "../sql/find-store-campaigns"
import { readUsage } from "../sql/read-usage"
import type { Sql } from "../sql/sql"
import { findTiers } from "../sql/tiers"

export type StoreVisitor = { customer_id: string; groups: string[] } | null

/** The campaigns that a visitor may see; for a member with how often they may still redeem. Never a code. */
export async function storeCampaigns(
  sql: Sql,
  input: { visitor: StoreVisitor; locale: string | null; limit: number; offset: number; time_zone: string }
): Promise<{ campaigns: StoreCampaign[]; count: number }> {
  const { visitor } = input
  const tier_id = visitor ? await tierIdOf(sql, visitor.customer_id) : null
  const { rows, count } = await findStoreCampaigns(sql, { ...input, groups: visitor?.groups ?? [], tier_id })
  const campaigns: StoreCampaign[] = []
  for (const row of rows) {
    const limit = visitor && (await memberLimit(sql, row, visitor.customer_id, input.time_zone))
    campaigns.push({
      id: row.id,
      ...translated(row, input.locale),
      type: row.type,
      starts_at: row.starts_at?.toISOString() ?? null,
      ends_at: row.ends_at?.toISOString() ?? null,
      display_order: row.display_order,
      ...(limit ? { limit } : {}),
    })
  }
  return { campaigns, count }
}

async function tierIdOf(sql: Sql, customer_id: string): Promise<string | null> {
  const { lifetime } = await findPointsAccount(sql, { customer_id })
  return tierOf(Number(lifetime), await findTiers(sql)).tier?.id ?? null
}

async function memberLimit(
  sql: Sql,
  row: StoreCampaignRow,
  customer_id: string,
  time_zone: string
): Promise<StoreCampaign["limit"] | null> {
  const { member } = row.limits
  if (!member.executions && !member.units) {
    return null
  }
  const limits = { member, campaign: { executions: null, units: null } }
  const guards = limitGuards({ limits, shares: [{ customer_id, units: 1 }], now: row.now, time_zone })
  const used = await readUsage(sql, { campaign_id: row.id, guards })
  const left = guards.map((guard, index) => ({ ...guard, left: Math.max(0, guard.cap - used[index]) }))
  const leftOf = (kind: "executions" | "units") => left.find((guard) => guard.kind === kind)?.left
  const full = left.filter((guard) => guard.left === 0)
  const units = leftOf("units")
  const ends = full.map(({ ends_at }) => ends_at)
  return {
    remaining: full.length > 0 ? 0 : (leftOf("executions") ?? null),
    ...(units === undefined ? {} : { units_remaining: units }),
    // The last of the full windows to end; never, when one of them does not.
    ...(full.length > 0 && !ends.includes(null) ? { retry_at: ends.sort().at(-1)! } : {}),
  }
}
