import type { Simulate, SimulationAnswer } from "../../../contracts/simulation"
import { limitGuards } from "../../../domain/limits"
import { refuse, toRejection, type Refusal } from "../../../domain/refusal"
import type { Database } from "../database"
import type { ModuleOptions } from "../options"
import { findCampaigns } from "../sql/find-campaign"
import { readUsage } from "../sql/read-usage"
import { assess, type Assessment, type LoadFacts, type Pretence } from "./assess"
import type { FormatsInUse } from "./formats-in-use"
import { plainRequest, type RedeemRequest } from "./redeem-request"

/** Stands for a customer that does not exist. No table has it. */
const nobody = "cus_hypothetical"

/** What redeeming would come to, check by check. Writes nothing at all, not even an attempt. */
export async function simulate(
  database: Database,
  context: { options: ModuleOptions; formats: FormatsInUse; loadFacts: LoadFacts },
  asked: Simulate
): Promise<SimulationAnswer> {
  const request: RedeemRequest = {
    ...plainRequest,
    channel: "admin",
    audience: "admin",
    customer_id: asked.customer_id ?? (asked.customer?.has_account === false ? null : nobody),
    code: asked.code,
    event_attributes: asked.event_attributes,
    ignore_member_limit: asked.ignore_member_limit,
  }
  const assessment = await assess(database, context, request, pretenceOf(asked))
  const refusal = refusalOf(assessment)
  return {
    verdict: refusal ? "rejection" : "redemption",
    error: refusal && inWords(refusal, context.options),
    trace: assessment.trace,
    effects:
      assessment.verdict === "grant"
        ? assessment.grant.effects.map(({ type, target, rule_index, points }) => ({
            type,
            target,
            rule_index,
            ...(points ? { points } : {}),
          }))
        : [],
    limits: await headroom(database, context.options, assessment, request, asked),
    campaign: assessment.campaign && { id: assessment.campaign.id, name: assessment.campaign.name },
  }
}

function pretenceOf({ at, customer }: Simulate): Pretence {
  if (!customer) {
    return { now: at }
  }
  const { email, has_account, created_at, groups, metadata } = customer
  return {
    now: at,
    facts: {
      customer: {
        email: email ?? null,
        has_account,
        created_at: created_at ?? at ?? new Date(),
        groups,
        metadata,
      },
      member: {
        tier: customer.tier ? [customer.tier] : [],
        points: customer.points,
        lifetime_points: customer.lifetime_points,
        redemption_count: customer.redemption_count,
      },
      order: { count: customer.order_count, total: null, currency_code: null },
    },
  }
}

/** Somebody who redeemed it already would hear the first result again; for a simulation the code is used. */
function refusalOf(assessment: Assessment): Refusal | null {
  if (assessment.verdict === "grant") {
    return null
  }
  return assessment.verdict === "refusal" ? assessment.refusal : refuse("code_already_redeemed")
}

function inWords(refusal: Refusal, options: ModuleOptions): SimulationAnswer["error"] {
  const { error } = toRejection(refusal, {
    audience: "member",
    opaque: options.opaque_refusals,
    timeZone: options.time_zone,
  })
  const { code, message, retryable, retry_at } = error
  return { code, reason: refusal.reason, message, retryable, ...(retry_at ? { retry_at } : {}) }
}

/** Every limit of the campaign, how much of it is used, and what this redemption would take. */
async function headroom(
  database: Database,
  options: ModuleOptions,
  assessment: Assessment,
  request: RedeemRequest,
  asked: Simulate
): Promise<SimulationAnswer["limits"]> {
  const campaign_id = assessment.campaign?.id
  if (!campaign_id) {
    return []
  }
  return await database.read(async (sql) => {
    const [campaign] = await findCampaigns(sql, { ids: [campaign_id] })
    const granted = assessment.verdict === "grant" ? assessment.grant.guards : []
    const guards = limitGuards({
      limits: campaign.limits,
      shares: [{ customer_id: request.customer_id ?? nobody, units: 1 }],
      now: asked.at ?? campaign.now,
      time_zone: options.time_zone,
    })
    const used = await readUsage(sql, { campaign_id, guards })
    return guards.map((guard, index) => {
      const planned = granted.find((other) => other.scope === guard.scope && other.kind === guard.kind)
      return {
        scope: guard.scope,
        kind: guard.kind,
        limit: guard.cap,
        used: used[index],
        amount: planned?.amount ?? 0,
        remaining: Math.max(0, guard.cap - used[index]),
        ends_at: guard.ends_at,
      }
    })
  })
}
