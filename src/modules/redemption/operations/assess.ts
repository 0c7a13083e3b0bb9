import { maskCode, toCanonical } from "../../../domain/canonical"
import { factSourcesOf } from "../../../domain/conditions/check"
import type { ConditionFacts, FactSource } from "../../../domain/conditions/facts"
import { decide, type Decision, type Situation, type TraceEntry } from "../../../domain/decide"
import type { Grant } from "../../../domain/grant"
import { failsCheckCharacter, readings } from "../../../domain/known-formats"
import { limitGuards, type LimitGuard } from "../../../domain/limits"
import type { Refusal } from "../../../domain/refusal"
import type { Database } from "../database"
import { fingerprint, stableJson } from "../fingerprint"
import type { ModuleOptions } from "../options"
import { findSituation, type Asked, type FoundSituation } from "../sql/find-situation"
import { findMemberFacts } from "../sql/find-member-facts"
import { readUsage } from "../sql/read-usage"
import type { FormatsInUse } from "./formats-in-use"
import type { RedeemRequest } from "./redeem-request"
import type { Alarm, Watched } from "./throttle"

/** What conditions may ask about that lives in other modules. */
export type OutsideFacts = Pick<ConditionFacts, "customer" | "order" | "sales_channel">

/** Loads facts of other modules; called only for the sources that are needed. */
export type LoadFacts = (sources: ReadonlySet<FactSource>, request: RedeemRequest) => Promise<OutsideFacts>

/** What the throttle knows before the situation is read, and whom it wants looked up with it. */
export type ThrottleState = { watched: Watched[]; held_until: Date | null; has_failures: boolean }

/** What the throttle has to do with a try. */
export type Throttled = {
  /** Failed tries of the member are on record: a redemption forgives them. */
  has_failures: boolean
  /** This try was the last one for a while. */
  began_hold?: boolean
  alarm?: Alarm | null
}

export type AssessContext = {
  options: ModuleOptions
  formats: FormatsInUse
  loadFacts: LoadFacts
  /** Reads the situation some other way: many of them together. */
  readSituation?: (asked: Asked) => Promise<FoundSituation>
  throttle?: ThrottleState
}

/** What a simulation pretends. */
export type Pretence = { now?: Date; facts?: OutsideFacts & { member?: Partial<ConditionFacts["member"]> } }

export type CampaignOfCode = { id: string; name: string; version: number }

/** What the request is remembered by: never the code itself. */
export type RequestMarks = {
  code_masked: string
  code_fingerprint: string | null
  request_fingerprint: string
  ip_hash: string | null
}

export type Assessment = {
  marks: RequestMarks
  trace: TraceEntry[]
  campaign: CampaignOfCode | null
  throttle?: Throttled
} & (
  | { verdict: "grant"; grant: Grant; code_id: string; campaign: CampaignOfCode }
  | { verdict: "refusal"; refusal: Refusal }
  | { verdict: "replay"; redemption_id: string; same_key: boolean }
  | { verdict: "stored_refusal"; answer: unknown }
  | { verdict: "conflict" }
)

/**
 * Reads the situation of a request once and decides. Writes nothing.
 *
 * Holds no connection while it waits for anything else: many requests at once would each hold one and wait for a
 * second, until the pool gives up.
 */
export async function assess(
  database: Database,
  context: AssessContext,
  request: RedeemRequest,
  pretence: Pretence = {}
): Promise<Assessment> {
  const { options } = context
  const input = toCanonical(request.code, { link_parameter: options.link_parameter })
  const canonical = "canonical" in input ? input.canonical : null
  const marks = marksOf(request, canonical, options)
  let { formats, hasForeignFormats } = await context.formats.current()
  if (canonical !== null && failsCheckCharacter(canonical, formats)) {
    // Before anything is refused on their word, the formats are read anew: a batch may just have come.
    ;({ formats, hasForeignFormats } = await context.formats.fresh())
  }
  const hasTypo = canonical !== null && failsCheckCharacter(canonical, formats)
  if (hasTypo && !hasForeignFormats) {
    // Nothing in the table can look like this: a typing error is answered without looking the code up.
    return typingError(request, options, marks)
  }

  const asked = {
    canonicals: canonical === null ? [] : readings(canonical, formats),
    customer_id: request.customer_id,
    idempotency_key: request.idempotency_key,
    watched: context.throttle?.watched ?? [],
  }
  const row = context.readSituation
    ? await context.readSituation(asked)
    : await database.read((sql) => findSituation(sql, asked))
  const held_until = context.throttle?.held_until ?? heldUntil(row)
  const stored = row.refused_by_key
  if (stored && canonical !== null && request.customer_id) {
    return stored.request_fingerprint === marks.request_fingerprint
      ? { verdict: "stored_refusal", answer: stored.answer, marks, trace: [], campaign: null }
      : { verdict: "conflict", marks, trace: [], campaign: null }
  }
  if (hasTypo && row.code === null) {
    return typingError(request, options, marks)
  }

  const campaign = campaignOf(row)
  const situation: Situation = {
    now: pretence.now ?? new Date(row.now),
    time_zone: options.time_zone,
    input,
    throttled_until: held_until,
    customer_id: request.customer_id,
    referrer_id: row.referrer_id,
    previous: previousOf(row, marks.request_fingerprint),
    code: row.code && { ...row.code, expires_at: dateOf(row.code.expires_at) },
    batch: row.batch && {
      ...row.batch,
      available_at: dateOf(row.batch.available_at),
      expires_at: dateOf(row.batch.expires_at),
    },
    campaign,
    schema: row.schema as Situation["schema"],
    event_attributes: request.event_attributes,
    event_schema_id: request.event?.schema_id,
    facts: {},
    ignore_member_limit: request.ignore_member_limit,
  }
  let decision = decide(situation)
  if (asksRules(decision)) {
    situation.facts = await factsOf(database, row, campaign, request, context.loadFacts, pretence)
    situation.used = await usedCounters(database, situation)
    decision = decide(situation)
  }
  const has_failures = context.throttle?.has_failures || row.has_failures === true
  return {
    ...toAssessment(decision, row, marksOfFound(row, marks, options)),
    throttle: { has_failures },
  }
}

/**
 * Whether the decision came as far as the campaign's rules. What is refused before needs no facts: so a code that
 * nobody should know of costs exactly what one costs that does not exist, and no clock tells them apart.
 */
const asksRules = ({ trace }: Decision) => trace.some(({ check }) => check === "rules")

const heldUntil = ({ held_until }: FoundSituation) => (held_until === null ? null : new Date(held_until))

function toAssessment(decision: Decision, row: FoundSituation, marks: RequestMarks): Assessment {
  const campaign = row.campaign && nameOf(row.campaign as CampaignOfCode)
  if (decision.verdict !== "grant") {
    return { ...decision, marks, campaign }
  }
  return { ...decision, marks, code_id: row.code!.id, campaign: campaign! }
}

const nameOf = ({ id, name, version }: CampaignOfCode): CampaignOfCode => ({ id, name, version })

/** A failed check character: decided like any malformed code. */
function typingError(request: RedeemRequest, options: ModuleOptions, marks: RequestMarks): Assessment {
  const decision = decide({
    now: new Date(0),
    time_zone: options.time_zone,
    input: { problem: "check_character" },
    customer_id: request.customer_id,
    code: null,
    batch: null,
    campaign: null,
    schema: null,
    event_attributes: {},
    facts: {},
  })
  return { ...(decision as Extract<Decision, { verdict: "refusal" }>), marks, campaign: null }
}

function marksOf(request: RedeemRequest, canonical: string | null, options: ModuleOptions): RequestMarks {
  const secret = options.fingerprint_secret
  const asked = [
    canonical ?? request.code,
    request.customer_id,
    request.event_attributes,
    request.ignore_member_limit,
    ...(request.cart_id ? [request.cart_id] : []),
  ]
  return {
    code_masked: canonical === null ? "…" : maskCode(canonical),
    code_fingerprint: canonical === null ? null : fingerprint(secret, "code", canonical),
    request_fingerprint: fingerprint(secret, "request", stableJson(asked)),
    ip_hash: request.ip === null ? null : fingerprint(secret, "ip", request.ip),
  }
}

/** A code that was found is remembered by itself, however it was typed: look-alikes lead to the same attempts. */
function marksOfFound(row: FoundSituation, marks: RequestMarks, options: ModuleOptions): RequestMarks {
  return row.code
    ? { ...marks, code_fingerprint: fingerprint(options.fingerprint_secret, "code", row.code.canonical) }
    : marks
}

function campaignOf(row: FoundSituation): Situation["campaign"] {
  if (!row.campaign) {
    return null
  }
  const campaign = row.campaign as unknown as NonNullable<Situation["campaign"]>
  return { ...campaign, starts_at: dateOf(campaign.starts_at), ends_at: dateOf(campaign.ends_at) }
}

function previousOf(row: FoundSituation, requestFingerprint: string): Situation["previous"] {
  if (row.by_key) {
    const same_request = row.by_key.request_fingerprint === requestFingerprint
    return { redemption_id: row.by_key.id, same_key: true, same_request }
  }
  return row.by_code ? { redemption_id: row.by_code.id, same_key: false, same_request: true } : null
}

/** Loads what the campaign's conditions ask about, and nothing else. */
async function factsOf(
  database: Database,
  row: FoundSituation,
  campaign: Situation["campaign"],
  request: RedeemRequest,
  loadFacts: LoadFacts,
  pretence: Pretence
): Promise<Situation["facts"]> {
  const conditions = campaign?.rules.flatMap((rule) => rule.conditions) ?? []
  const sources = factSourcesOf(conditions)
  const outside = new Set([...sources].filter((source) => elsewhere.has(source)))
  const loaded = outside.size > 0 && request.customer_id ? await loadFacts(outside, request) : {}
  const lifetime_points = Number(row.account?.lifetime ?? 0)
  const customer_id = sources.has("member") ? request.customer_id : null
  const counted = customer_id
    ? await database.read((sql) => findMemberFacts(sql, { customer_id, lifetime_points }))
    : { tier: [], redemption_count: 0 }
  const points = Number(row.account?.balance ?? 0)
  const { member, ...pretended } = pretence.facts ?? {}
  return { ...loaded, ...pretended, member: { points, lifetime_points, ...counted, ...member } }
}

const elsewhere: ReadonlySet<FactSource> = new Set(["customer", "order", "sales_channel"])

/** The counters of all limits as they stand. The units are not known yet, and the windows do not depend on them. */
async function usedCounters(database: Database, situation: Situation): Promise<Situation["used"]> {
  const { campaign, customer_id } = situation
  if (!campaign || !customer_id) {
    return undefined
  }
  const people = [customer_id, ...(situation.referrer_id ? [situation.referrer_id] : [])]
  const guards = limitGuards({
    limits: campaign.limits,
    shares: people.map((person) => ({ customer_id: person, units: 1 })),
    now: situation.now,
    time_zone: situation.time_zone,
  })
  if (guards.length === 0) {
    return undefined
  }
  const used = await database.read((sql) => readUsage(sql, { campaign_id: campaign.id, guards }))
  return (guard) => used[guards.findIndex((known) => isSameCounter(known, guard))]
}

const isSameCounter = (a: LimitGuard, b: LimitGuard) =>
  a.scope === b.scope && a.kind === b.kind && a.customer_id === b.customer_id

function dateOf(value: Date | string | null): Date | null {
  return value === null ? null : new Date(value)
}
