import type { Simulate, SimulationAnswer } from "../../../contracts/simulation"
import type { PlannedEffect } from "../../../domain/effects/registry"
import { limitGuards } from "../../../domain/limits"
import { refuse, toRejection, type Refusal, type Rejection } from "../../../domain/refusal"
import type { Database } from "../database"
import type { ModuleOptions } from "../options"
import { findCampaigns, type CampaignRow } from "../sql/find-campaign"
import { findPointsAccount } from "../sql/find-points-account"
import { readUsage } from "../sql/read-usage"
import { assess, type Assessment, type LoadFacts, type Pretence } from "./assess"
import type { FormatsInUse } from "./formats-in-use"
import { grantInView } from "./redeem"
import { plainRequest, type RedeemRequest } from "./redeem-request"

/** Stands for a customer that does not exist. No table has it. */
const nobody = "cus_hypothetical"

/** `customer_id: null` = somebody asked for a customer who cannot redeem, because there is no such account. */
export type Simulated = Omit<Simulate, "customer_id"> & { customer_id?: string | null }

/** What redeeming would come to, check by check. Writes nothing at all, not even an attempt. */
export async function simulate(
  database: Database,
  context: { options: ModuleOptions; formats: FormatsInUse; loadFacts: LoadFacts },
  asked: Simulated
): Promise<SimulationAnswer> {
  const request: RedeemRequest = {
    ...plainRequest,
    channel: "admin",
    audience: "admin",
    customer_id: memberOf(asked),
    code: asked.code,
    event_attributes: asked.event_attributes,
    ignore_member_limit: asked.ignore_member_limit,
  }
  const assessment = await assess(database, context, request, pretenceOf(asked))
  const campaign = await campaignOf(database, assessment)
  const refusal = refusalOf(assessment)
  const rejection =
    refusal &&
    toRejection(refusal, {
      audience: "member",
      opaque: context.options.opaque_refusals,
      timeZone: context.options.time_zone,
    })
  return {
    verdict: refusal ? "rejection" : "redemption",
    error: rejection && refusal && inWords(rejection, refusal),
    trace: assessment.trace,
    effects: effectsOf(assessment),
    points: await pointsAfter(database, assessment, asked),
    limits: campaign ? await headroom(database, context.options, campaign, assessment, request, asked) : [],
    campaign: campaign && {
      id: campaign.id,
      name: campaign.name,
      event_schema_id: campaign.event_schema_id,
      code_attribute: campaign.code_attribute,
      rules: campaign.rules.map(({ name }) => ({ name })),
    },
    store_answer: rejection ?? grantInView(assessment as Granted),
  }
}

type Granted = Extract<Assessment, { verdict: "grant" }>

function memberOf({ customer_id, customer }: Simulated): string | null {
  if (customer_id !== undefined) {
    return customer_id
  }
  return customer?.has_account === false ? null : nobody
}

async function campaignOf(database: Database, { campaign }: Assessment): Promise<CampaignRow | null> {
  if (!campaign) {
    return null
  }
  const [found] = await database.read((sql) => findCampaigns(sql, { ids: [campaign.id] }))
  return found ?? null
}

function effectsOf(assessment: Assessment): SimulationAnswer["effects"] {
  if (assessment.verdict !== "grant") {
    return []
  }
  return assessment.grant.effects.map(({ type, where, target, rule_index, effect_index, points }) => ({
    type,
    target,
    rule_index,
    effect_index,
    // What counts by an attribute of the event may come to none, and is said as that.
    ...(where === "ledger" ? { points } : {}),
  }))
}

async function pointsAfter(
  database: Database,
  assessment: Assessment,
  asked: Simulated
): Promise<SimulationAnswer["points"]> {
  if (assessment.verdict !== "grant") {
    return null
  }
  const before = asked.customer_id
    ? await database.read((sql) => findPointsAccount(sql, { customer_id: asked.customer_id! }))
    : { balance: asked.customer?.points ?? 0 }
  const isPending = (effect: PlannedEffect) => Number(effect.payload.pending_days ?? 0) > 0
  const own = assessment.grant.effects.filter((effect) => effect.target === "member")
  const sum = (effects: PlannedEffect[]) => effects.reduce((total, { points }) => total + points, 0)
  return {
    before: Number(before.balance),
    after: Number(before.balance) + sum(own.filter((effect) => !isPending(effect))),
    pending: sum(own.filter(isPending)),
  }
}

function pretenceOf({ at, customer }: Simulated): Pretence {
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

function inWords({ error }: Rejection, { reason }: Refusal): SimulationAnswer["error"] {
  const { code, message, retryable, retry_at } = error
  return { code, reason, message, retryable, ...(retry_at ? { retry_at } : {}) }
}

/** Every limit of the campaign, how much of it is used, and what this redemption would take. */
async function headroom(
  database: Database,
  options: ModuleOptions,
  campaign: CampaignRow,
  assessment: Assessment,
  request: RedeemRequest,
  asked: Simulated
): Promise<SimulationAnswer["limits"]> {
  const granted = assessment.verdict === "grant" ? assessment.grant.guards : []
  const guards = limitGuards({
    limits: campaign.limits,
    shares: [{ customer_id: request.customer_id ?? nobody, units: 1 }],
    now: asked.at ?? campaign.now,
    time_zone: options.time_zone,
  })
  const used = await database.read((sql) => readUsage(sql, { campaign_id: campaign.id, guards }))
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
}
