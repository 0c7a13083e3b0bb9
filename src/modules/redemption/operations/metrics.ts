import { limitGuards } from "../../../domain/limits"
import { dayAt } from "../../../domain/windows"
import { notFound } from "../problems"
import {
  metricsSeries,
  redemptionTotals,
  refusalCounts,
  type MetricsInput,
  type RedemptionTotals,
} from "../sql/campaign-metrics"
import { codeTotals } from "../sql/code-totals"
import { findCampaigns } from "../sql/find-campaign"
import { readUsage } from "../sql/read-usage"
import type { Sql } from "../sql/sql"

export type Metrics = {
  totals: {
    codes: number
    unused: number
    used: number
    voided: number
    /** Used ÷ codes, 0 to 1. */
    rate: number
    budget: { limit: number | null; used: number }
  } & RedemptionTotals
  series: { start: string; redemptions: number; refusals: number }[]
  refusals: { code: string; count: number }[]
}

/** As it is asked for: days are days of the calendar there. */
export type AskedMetrics = Omit<MetricsInput, "tz" | "from" | "to"> & {
  from: Date | string | null
  to: Date | string | null
  tz?: string
}

function periodOf({ from, to, ...asked }: AskedMetrics, tz: string): MetricsInput {
  return {
    ...asked,
    tz,
    from: typeof from === "string" ? dayAt(from, tz).starts_at : from,
    to: typeof to === "string" ? dayAt(to, tz).ends_at : to,
  }
}

/** How a campaign does: codes and money as they stand now, redemptions and refusals of the asked period. */
export async function campaignMetrics(sql: Sql, input: AskedMetrics, time_zone: string): Promise<Metrics> {
  const [campaign] = await findCampaigns(sql, { ids: [input.campaign_id] })
  if (!campaign) {
    throw notFound("Redemption campaign", input.campaign_id)
  }
  const range = periodOf(input, input.tz ?? time_zone)
  const codes = (await codeTotals(sql, [campaign.id])).get(campaign.id)!
  const budget = campaign.limits.campaign.units
  const guards = budget
    ? limitGuards({
        limits: { member: { executions: null, units: null }, campaign: { executions: null, units: budget } },
        shares: [{ customer_id: "", units: 1 }],
        now: campaign.now,
        time_zone,
      })
    : []
  const [used = 0] = await readUsage(sql, { campaign_id: campaign.id, guards })
  const series = await metricsSeries(sql, range)
  return {
    totals: {
      codes: codes.total,
      unused: codes.unused,
      used: codes.used,
      voided: codes.voided,
      rate: codes.total === 0 ? 0 : codes.used / codes.total,
      budget: { limit: budget?.value ?? null, used },
      ...(await redemptionTotals(sql, range)),
    },
    series: series.map((point) => ({ ...point, start: new Date(point.start).toISOString() })),
    refusals: await refusalCounts(sql, range),
  }
}
