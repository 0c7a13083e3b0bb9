import { maskCode } from "./canonical"
import type { CampaignStatus } from "./campaign"
import { checkCondition, type Condition } from "./conditions/check"
import type { ConditionFacts } from "./conditions/facts"
import { checkEventAttributes, type EventAttribute } from "./event-schema"
import { lacksPoints, planGrant, type Grant } from "./grant"
import { limitRefusal, type CampaignLimits, type LimitGuard } from "./limits"
import { refuse, type Refusal } from "./refusal"
import type { Rule } from "./rules"

/** All that a verdict depends on, read once. Nothing here is written to. */
export type Situation = {
  /** The database's clock. */
  now: Date
  time_zone: string
  /** The canonical form of what was typed, or why it has none. */
  input: { canonical: string } | { problem: string }
  /** Set when the throttle says no. */
  throttled_until?: Date | null
  /** Null when no member could be resolved. */
  customer_id: string | null
  /** Who referred the member; looked up for referral campaigns only. */
  referrer_id?: string | null
  /** An earlier redemption that this try repeats: the same idempotency key, or the same member and single-use code. */
  previous?: { redemption_id: string; same_key: boolean; same_request: boolean } | null
  code: {
    id: string
    canonical: string
    status: "unused" | "used" | "voided"
    customer_id: string | null
    expires_at: Date | null
  } | null
  batch: { id: string; tag: string | null; available_at: Date | null; expires_at: Date | null } | null
  campaign: {
    id: string
    event_schema_id: string
    status: CampaignStatus
    starts_at: Date | null
    ends_at: Date | null
    code_attribute: string
    rules: Rule[]
    limits: CampaignLimits
  } | null
  schema: { attributes: EventAttribute[]; is_active: boolean } | null
  /** As received, without the code attribute. */
  event_attributes: Record<string, unknown>
  /** The schema of the custom event that brought the code; left out when no event did. */
  event_schema_id?: string
  facts: Pick<ConditionFacts, "customer" | "member" | "order" | "sales_channel">
  /** What the counters say now; left out when the claim is about to check them anyway. */
  used?: (guard: LimitGuard) => number
  ignore_member_limit?: boolean
}

export type TraceEntry = { check: string; passed: boolean; expected?: unknown; actual?: unknown }

export type Decision = { trace: TraceEntry[] } & (
  | { verdict: "grant"; grant: Grant }
  | { verdict: "refusal"; refusal: Refusal }
  | { verdict: "replay"; redemption_id: string; same_key: boolean }
  | { verdict: "conflict" }
)

/**
 * Decides whether a code counts and what it gives. Pure: redeem, validate and simulate share it.
 *
 * The order of the checks is the contract and the first refusal wins: malformed, throttled, customer required,
 * replay, code, campaign, event, rules, member limit, campaign limit, budget, points, code used up. What is granted here
 * still has to be claimed: the database has the last word on the code and the counters.
 */
export function decide(situation: Situation): Decision {
  const trace: TraceEntry[] = []
  const check = (name: string, refusal: Refusal | null, seen: Omit<TraceEntry, "check" | "passed"> = {}) => {
    trace.push({ check: name, passed: refusal === null, ...seen })
    return refusal
  }

  const early =
    check("code_format", malformed(situation.input)) ??
    check(
      "attempts",
      situation.throttled_until ? refuse("too_many_attempts", { retry_at: situation.throttled_until }) : null
    ) ??
    check("customer", situation.customer_id ? null : refuse("customer_required"))
  if (early) {
    return { verdict: "refusal", refusal: early, trace }
  }

  const { previous } = situation
  if (previous) {
    return previous.same_request
      ? { verdict: "replay", redemption_id: previous.redemption_id, same_key: previous.same_key, trace }
      : { verdict: "conflict", trace }
  }

  const { code, batch, campaign, schema, now } = situation
  const found = code && batch && campaign && schema
  const unknown = check("code_known", found ? null : refuse("code_not_found"))
  if (unknown || !found) {
    return { verdict: "refusal", refusal: unknown ?? refuse("code_not_found"), trace }
  }

  const event = checkEventAttributes(
    { attributes: schema.attributes.filter((attribute) => attribute.name !== campaign.code_attribute) },
    situation.event_attributes
  )
  const blocked =
    check("code_not_voided", code.status === "voided" ? refuse("code_voided") : null) ??
    check("code_available", batch.available_at ? null : refuse("code_not_available")) ??
    // Before anything that would tell somebody else that there is such a code.
    check(
      "code_for_this_member",
      boundToOther(code, situation.customer_id) ? refuse("code_bound_to_other") : null
    ) ??
    check("code_not_expired", codeExpiry(code, batch, now)) ??
    check("campaign_status", campaignStatus(campaign.status), {
      expected: "active",
      actual: campaign.status,
    }) ??
    check("campaign_started", campaignStart(campaign, now), { expected: campaign.starts_at, actual: now }) ??
    check("campaign_not_ended", campaignEnd(campaign, now), { expected: campaign.ends_at, actual: now }) ??
    check("event_schema_active", schema.is_active ? null : refuse("event_schema_inactive")) ??
    check("event_type", ofAnotherEvent(situation.event_schema_id, campaign)) ??
    check(
      "event_attributes",
      "problems" in event ? refuse("event_invalid", { details: { problems: event.problems } }) : null
    )
  if (blocked) {
    return { verdict: "refusal", refusal: blocked, trace }
  }

  const facts: ConditionFacts = {
    ...situation.facts,
    now,
    time_zone: situation.time_zone,
    code: code.canonical,
    batch: { tag: batch.tag },
    event: "values" in event ? event.values : {},
  }
  const matched = campaign.rules.flatMap((rule, index) =>
    rewardsSomebody(rule, index, situation, trace) &&
    ruleHolds(withCodeByName(rule, campaign.code_attribute), index, facts, trace)
      ? [index]
      : []
  )
  const noRule = check("rules", matched.length > 0 ? null : refuse("conditions_not_met"))
  if (noRule) {
    return { verdict: "refusal", refusal: noRule, trace }
  }

  const grant = planGrant(situation, campaign, matched, facts)
  for (const guard of grant.guards) {
    const used = situation.used?.(guard)
    if (used === undefined) {
      continue
    }
    const full = used + guard.amount > guard.cap ? limitRefusal(guard) : null
    const refused = check(`limit.${guard.scope}.${guard.kind}`, full, {
      expected: guard.cap,
      actual: used + guard.amount,
    })
    if (refused) {
      return { verdict: "refusal", refusal: refused, trace }
    }
  }
  const uncovered = check("points_cover", lacksPoints(grant, facts) ? refuse("insufficient_points") : null)
  if (uncovered) {
    return { verdict: "refusal", refusal: uncovered, trace }
  }
  // Last, as in the claim: a used code of a paused campaign is told as paused.
  const spent = check("code_not_used", code.status === "used" ? refuse("code_already_redeemed") : null)
  return spent ? { verdict: "refusal", refusal: spent, trace } : { verdict: "grant", grant, trace }
}

function malformed(input: Situation["input"]): Refusal | null {
  return "problem" in input ? refuse("code_malformed", { details: { problem: input.problem } }) : null
}

function codeExpiry(
  code: { expires_at: Date | null },
  batch: { expires_at: Date | null },
  now: Date
): Refusal | null {
  const hasPassed = (moment: Date | null) => moment !== null && moment <= now
  return hasPassed(code.expires_at) || hasPassed(batch.expires_at) ? refuse("code_expired") : null
}

function boundToOther(code: { customer_id: string | null }, customerId: string | null): boolean {
  return code.customer_id !== null && code.customer_id !== customerId
}

function campaignStatus(status: CampaignStatus): Refusal | null {
  if (status === "paused") {
    return refuse("campaign_paused")
  }
  return status === "active" ? null : refuse("campaign_not_active")
}

function campaignStart(campaign: { starts_at: Date | null }, now: Date): Refusal | null {
  const isEarly = campaign.starts_at !== null && now < campaign.starts_at
  return isEarly ? refuse("campaign_not_started", { retry_at: campaign.starts_at }) : null
}

function campaignEnd(campaign: { ends_at: Date | null }, now: Date): Refusal | null {
  return campaign.ends_at !== null && now >= campaign.ends_at ? refuse("campaign_ended") : null
}

/** A code belongs to the event its campaign listens to: an event of another type does not carry it. */
function ofAnotherEvent(schemaId: string | undefined, campaign: { event_schema_id: string }): Refusal | null {
  if (schemaId === undefined || schemaId === campaign.event_schema_id) {
    return null
  }
  const problems = [{ attribute: "event_type", message: "is not the event that this code is redeemed by" }]
  return refuse("event_invalid", { details: { problems } })
}

/** A rule for the referrer counts only where somebody referred the member. */
function rewardsSomebody(rule: Rule, index: number, situation: Situation, trace: TraceEntry[]): boolean {
  if (rule.target === "member") {
    return true
  }
  const passed = Boolean(situation.referrer_id)
  trace.push({ check: `rule.${index}.referrer`, passed })
  return passed
}

/** Every condition is checked and traced, also after one failed: whoever reads the trace wants all the reasons. */
function ruleHolds(rule: Rule, index: number, facts: ConditionFacts, trace: TraceEntry[]): boolean {
  const outcomes = rule.conditions.map((condition, position) => {
    const outcome = checkCondition(condition, facts)
    trace.push({
      check: `rule.${index}.condition.${position}.${condition.attribute}.${condition.operator}`,
      passed: outcome.passed,
      expected: outcome.expected,
      // A trace is stored and shown; the code itself is never in it.
      actual: condition.attribute === "code" ? maskCode(facts.code) : outcome.actual,
    })
    return outcome.passed
  })
  return outcomes.every(Boolean)
}

/** The event carries the code under a name of its own; that attribute is the code, in whatever form it was typed. */
function withCodeByName(rule: Rule, codeAttribute: string): Rule {
  const byName = (condition: Condition) => condition.attribute === `event.${codeAttribute}`
  return {
    ...rule,
    conditions: rule.conditions.map((condition) =>
      byName(condition) ? { ...condition, attribute: "code" } : condition
    ),
  }
}
