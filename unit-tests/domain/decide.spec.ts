import { decide, type Situation } from "../../src/domain/decide"
import { noLimits, type CampaignLimits } from "../../src/domain/limits"
import type { Rule } from "../../src/domain/rules"

const now = new Date("2026-11-24T12:00:00Z")
const past = new Date("2026-11-24T11:00:00Z")
const future = new Date("2026-11-25T12:00:00Z")

const rule = (
  points: number,
  conditions: Rule["conditions"] = [],
  target: Rule["target"] = "member"
): Rule => ({
  name: "",
  target,
  conditions,
  effects: [{ type: "add_points", points }],
})

const base: Situation = {
  now,
  time_zone: "UTC",
  input: { canonical: "SUMMER25XY" },
  customer_id: "cus_1",
  previous: null,
  code: { id: "redcode_1", canonical: "SUMMER25XY", status: "unused", customer_id: null, expires_at: null },
  batch: { id: "redbat_1", tag: null, available_at: past, expires_at: null },
  campaign: {
    id: "redcamp_1",
    event_schema_id: "redsch_1",
    status: "active",
    starts_at: null,
    ends_at: null,
    code_attribute: "promo_code",
    rules: [rule(50)],
    limits: noLimits,
  },
  schema: {
    is_active: true,
    attributes: [
      { name: "promo_code", type: "text", required: true },
      { name: "amount", type: "number", required: false },
    ],
  },
  event_attributes: {},
  facts: {},
}
const code = (changes: Partial<NonNullable<Situation["code"]>>) => ({ code: { ...base.code!, ...changes } })
const batch = (changes: Partial<NonNullable<Situation["batch"]>>) => ({
  batch: { ...base.batch!, ...changes },
})
const campaign = (changes: Partial<NonNullable<Situation["campaign"]>>) => ({
  campaign: { ...base.campaign!, ...changes },
})
const schema = (changes: Partial<NonNullable<Situation["schema"]>>) => ({
  schema: { ...base.schema!, ...changes },
})
const capped = (
  scope: "member" | "campaign",
  kind: "executions" | "units",
  value: number
): CampaignLimits => ({
  ...noLimits,
  [scope]: { executions: null, units: null, [kind]: { value, window: "total" } },
})
const outcomeOf = (changes: Partial<Situation>) => {
  const decision = decide({ ...base, ...changes })
  return decision.verdict === "refusal" ? decision.refusal.reason : decision.verdict
}
const amountOver = (value: number) => ({ attribute: "event.amount", operator: "gt", value })

// From last to first: what comes later in this list wins over everything before it.
const obstacles: [string, Partial<Situation>][] = [
  ["code_already_redeemed", code({ status: "used" })],
  ["budget_exhausted", campaign({ limits: capped("campaign", "units", 49) })],
  ["campaign_limit_reached", campaign({ limits: capped("campaign", "executions", 1) })],
  ["member_limit_reached", campaign({ limits: capped("member", "executions", 1) })],
  ["conditions_not_met", campaign({ rules: [rule(50, [amountOver(5)])] })],
  ["event_invalid", { event_attributes: { colour: "red" } }],
  ["event_schema_inactive", schema({ is_active: false })],
  ["campaign_ended", campaign({ ends_at: now })],
  ["campaign_not_started", campaign({ starts_at: future })],
  ["campaign_paused", campaign({ status: "paused" })],
  ["code_expired", code({ expires_at: now })],
  ["code_bound_to_other", code({ customer_id: "cus_2" })],
  ["code_not_available", batch({ available_at: null })],
  ["code_voided", code({ status: "voided" })],
  ["code_not_found", { code: null }],
  ["customer_required", { customer_id: null }],
  ["too_many_attempts", { throttled_until: future }],
  ["code_malformed", { input: { problem: "empty" } }],
]

const onlyPart = ["code", "batch", "campaign", "schema"] as const
/** Both changes at once; where they change the same part, each keeps its own field. */
function together(...changes: Partial<Situation>[]): Partial<Situation> {
  return changes.reduce<Partial<Situation>>((all, change) => {
    const merged: Record<string, unknown> = { ...all, ...change }
    for (const part of onlyPart) {
      const [known, more] = [all[part], change[part]]
      if (known && more) {
        const changed = Object.entries(more).filter(
          ([key, value]) => value !== (base[part] as object)[key as never]
        )
        merged[part] = { ...known, ...Object.fromEntries(changed) }
      }
    }
    return merged as Partial<Situation>
  }, {})
}

describe("the order of checks", () => {
  const used = () => 1
  it.each(obstacles)("%s on its own", (reason, change) => {
    expect(outcomeOf({ used, ...change })).toBe(reason)
  })

  it.each(
    obstacles
      .slice(1)
      .map(([reason, change], index) => [reason, obstacles[index][0], change, obstacles[index][1]] as const)
  )("%s comes before %s", (reason, _other, change, before) => {
    expect(outcomeOf(together({ used }, before, change))).toBe(reason)
  })

  it("an archived and a draft campaign are not active", () => {
    expect(outcomeOf(campaign({ status: "archived" }))).toBe("campaign_not_active")
    expect(outcomeOf(campaign({ status: "draft" }))).toBe("campaign_not_active")
  })

  it.each<[string, Partial<Situation>, string]>([
    ["the start is inclusive", campaign({ starts_at: now }), "grant"],
    ["the end is exclusive", campaign({ ends_at: future }), "grant"],
    ["a batch expires too", batch({ expires_at: now }), "code_expired"],
    ["later expiry is fine", together(code({ expires_at: future }), batch({ expires_at: future })), "grant"],
    ["a code bound to this member", code({ customer_id: "cus_1" }), "grant"],
  ])("%s", (_name, change, outcome) => {
    expect(outcomeOf(change)).toBe(outcome)
  })

  it("tells when to come back", () => {
    const refused = decide({ ...base, ...campaign({ starts_at: future }) })
    expect(refused).toMatchObject({ refusal: { retry_at: future.toISOString() } })
  })
})

describe("an earlier redemption", () => {
  const previous = { redemption_id: "red_1", same_key: true, same_request: true }
  it("is repeated, whatever became of the campaign", () => {
    const gone = together({ previous }, code({ status: "used" }), campaign({ status: "archived" }))
    expect(decide({ ...base, ...gone })).toMatchObject({
      verdict: "replay",
      redemption_id: "red_1",
      same_key: true,
    })
  })
  it("of another request with the same key is a conflict", () => {
    expect(outcomeOf({ previous: { ...previous, same_request: false } })).toBe("conflict")
  })
  it("does not help a malformed code", () => {
    expect(outcomeOf({ previous, input: { problem: "too_long" } })).toBe("code_malformed")
  })
})

describe("rules", () => {
  const granted = (changes: Partial<Situation>) => {
    const decision = decide({ ...base, ...changes })
    return decision.verdict === "grant" ? decision.grant : decision
  }

  it("all that match fire, each on its own; their units are summed", () => {
    const rules = [rule(10), rule(20, [amountOver(50)]), rule(40, [amountOver(500)])]
    expect(granted({ ...campaign({ rules }), event_attributes: { amount: 100 } })).toMatchObject({
      matched_rules: [0, 1],
      points: 30,
      units: 30,
      effects: [
        { rule_index: 0, effect_index: 0, points: 10 },
        { rule_index: 1, effect_index: 0, points: 20 },
      ],
    })
  })

  it("conditions of one rule must all hold", () => {
    const rules = [
      rule(10, [amountOver(50), { attribute: "code", operator: "starts_with", value: "WINTER" }]),
    ]
    expect(outcomeOf({ ...campaign({ rules }), event_attributes: { amount: 100 } })).toBe(
      "conditions_not_met"
    )
  })

  it("points of the referrer are units of the budget, but not the member's points", () => {
    const rules = [rule(10), rule(25, [], "referrer")]
    expect(granted({ ...campaign({ rules }), referrer_id: "cus_9" })).toMatchObject({ points: 10, units: 35 })
  })

  it("a rule for the referrer needs one", () => {
    const rules = [rule(10), rule(25, [], "referrer")]
    expect(granted(campaign({ rules }))).toMatchObject({ units: 10, matched_rules: [0] })
    expect(outcomeOf(campaign({ rules: [rule(25, [], "referrer")] }))).toBe("conditions_not_met")
  })

  it("limits count for the one who is rewarded", () => {
    const limits: CampaignLimits = {
      member: { executions: { value: 5, window: "total" }, units: { value: 50, window: "total" } },
      campaign: { executions: null, units: { value: 500, window: "total" } },
    }
    const rules = [rule(10), rule(25, [], "referrer")]
    const { guards } = granted({ ...campaign({ rules, limits }), referrer_id: "cus_0" }) as {
      guards: object[]
    }
    expect(guards).toMatchObject([
      { scope: "member", customer_id: "cus_0", kind: "executions", amount: 1 },
      { scope: "member", customer_id: "cus_0", kind: "units", amount: 25 },
      { scope: "member", customer_id: "cus_1", kind: "executions", amount: 1 },
      { scope: "member", customer_id: "cus_1", kind: "units", amount: 10 },
      { scope: "campaign", customer_id: "", kind: "units", amount: 35 },
    ])
  })

  it.each([
    [49, "insufficient_points"],
    [50, "grant"],
  ])("points that are taken must be there: with %d it is %s", (points, outcome) => {
    const rules: Rule[] = [{ ...rule(1), effects: [{ type: "deduct_points", points: 50 }] }]
    const member = { tier: [], points, lifetime_points: 0, redemption_count: 0 }
    expect(outcomeOf({ ...campaign({ rules }), facts: { member } })).toBe(outcome)
  })

  it("an event of another type does not carry the code", () => {
    expect(outcomeOf({ event_schema_id: "redsch_2" })).toBe("event_invalid")
    expect(outcomeOf({ event_schema_id: "redsch_1" })).toBe("grant")
  })

  it("the code goes by the name that the event gives it, too", () => {
    const byName = { attribute: "event.promo_code", operator: "starts_with", value: "summer-25" }
    expect(outcomeOf(campaign({ rules: [rule(1, [byName])] }))).toBe("grant")
  })

  it("every condition is traced, and the code only masked", () => {
    const rules = [rule(10, [amountOver(50), { attribute: "code", operator: "eq", value: "OTHER" }])]
    const { trace } = decide({ ...base, ...campaign({ rules }), event_attributes: { amount: 7 } })
    const conditions = trace.filter(({ check }) => check.startsWith("rule."))
    expect(conditions).toEqual([
      { check: "rule.0.condition.0.event.amount.gt", passed: false, expected: 50, actual: 7 },
      {
        check: "rule.0.condition.1.code.eq",
        passed: false,
        expected: "OTHER",
        actual: expect.stringContaining("…"),
      },
    ])
    expect(JSON.stringify(trace)).not.toContain("SUMMER25XY")
  })
})

describe("limits", () => {
  it.each<[string, CampaignLimits, number, string]>([
    ["the last execution", capped("member", "executions", 3), 2, "grant"],
    ["one too many", capped("member", "executions", 3), 3, "member_limit_reached"],
    ["exactly the rest of the budget", capped("campaign", "units", 150), 100, "grant"],
    ["more than the rest: all or nothing", capped("campaign", "units", 149), 100, "budget_exhausted"],
    [
      "a cap that was lowered below its use",
      capped("campaign", "executions", 2),
      7,
      "campaign_limit_reached",
    ],
  ])("%s", (_name, limits, used, outcome) => {
    expect(outcomeOf({ ...campaign({ limits }), used: () => used })).toBe(outcome)
  })

  it("are left to the claim when nothing is known of the counters", () => {
    expect(outcomeOf(campaign({ limits: capped("member", "executions", 1) }))).toBe("grant")
  })

  it("of the member may be overridden by staff, those of the campaign not", () => {
    const both: CampaignLimits = {
      member: { executions: { value: 1, window: "total" }, units: null },
      campaign: { executions: { value: 9, window: "total" }, units: null },
    }
    const decision = decide({
      ...base,
      ...campaign({ limits: both }),
      used: () => 5,
      ignore_member_limit: true,
    })
    expect(decision).toMatchObject({ verdict: "grant", grant: { guards: [{ scope: "campaign" }] } })
  })
})
