import {
  activationChecklist,
  campaignPhase,
  campaignStatuses,
  canBecome,
  isReady,
  type CampaignStatus,
} from "../../src/domain/campaign"
import type { Rule } from "../../src/domain/rules"

const now = new Date("2026-11-24T12:00:00Z")
const later = new Date("2026-11-24T12:00:00.001Z")
const earlier = new Date("2026-11-24T11:59:59.999Z")

it.each<[string, CampaignStatus, Date | null, Date | null, boolean, string]>([
  ["a draft", "draft", null, null, false, "draft"],
  ["a draft whose start has passed", "draft", earlier, null, false, "draft"],
  ["before the start", "active", later, null, false, "scheduled"],
  ["the start is part of it", "active", now, null, false, "running"],
  ["without dates", "active", null, null, false, "running"],
  ["before the end", "active", null, later, false, "running"],
  ["the end is not part of it", "active", null, now, false, "ended"],
  ["nothing left", "active", null, null, true, "exhausted"],
  ["nothing left, but over", "active", null, earlier, true, "ended"],
  ["paused", "paused", null, earlier, true, "paused"],
  ["archived", "archived", null, null, false, "archived"],
])("%s: %s", (_name, status, starts_at, ends_at, isExhausted, phase) => {
  expect(campaignPhase({ status, starts_at, ends_at }, now, isExhausted)).toBe(phase)
})

it("only these changes of status exist", () => {
  const allowed = campaignStatuses.flatMap((from) =>
    campaignStatuses.filter((to) => canBecome(from, to)).map((to) => `${from} → ${to}`)
  )
  expect(allowed).toEqual([
    "draft → active",
    "draft → archived",
    "active → paused",
    "active → archived",
    "paused → active",
    "paused → archived",
  ])
})

describe("activationChecklist", () => {
  const rule: Rule = {
    name: "",
    target: "member",
    conditions: [],
    effects: [{ type: "add_points", points: 1 }],
  }
  const ready = {
    campaign: {
      code_source: "generate" as const,
      code_attribute: "promo_code",
      starts_at: null,
      ends_at: null,
      rules: [rule],
      visibility: { target: "everyone" as const, ids: [] },
    },
    schema: {
      event_type: "code_redeemed",
      is_active: true,
      attributes: [{ name: "promo_code", type: "text" as const, required: true }],
    },
    available_codes: 1,
    has_store_credit: false,
    now,
  }
  const campaign = (
    changes: Partial<(typeof ready)["campaign"] & { code_source: "generate" | "import" }> | object
  ) => ({
    ...ready,
    campaign: { ...ready.campaign, ...changes },
  })

  it.each<[string, Parameters<typeof activationChecklist>[0], string[]]>([
    ["all is well", ready, []],
    ["no schema", { ...ready, schema: null }, ["event_schema"]],
    ["an inactive schema", { ...ready, schema: { ...ready.schema, is_active: false } }, ["event_schema"]],
    ["no such attribute", campaign({ code_attribute: "other" }), ["event_schema"]],
    [
      "an attribute that is no text",
      {
        ...ready,
        schema: { ...ready.schema, attributes: [{ name: "promo_code", type: "number", required: true }] },
      },
      ["event_schema"],
    ],
    ["no rule", campaign({ rules: [] }), ["rules"]],
    ["a rule without effect", campaign({ rules: [rule, { ...rule, effects: [] }] }), ["rules"]],
    ["over already", campaign({ ends_at: now }), ["dates"]],
    ["ends before it starts", campaign({ starts_at: later, ends_at: later }), ["dates"]],
    ["starts in the past", campaign({ starts_at: earlier, ends_at: later }), []],
    ["no codes", { ...ready, available_codes: 0 }, ["codes"]],
    [
      "no codes yet, but they come by import",
      { ...campaign({ code_source: "import" }), available_codes: 0 },
      [],
    ],
  ])("%s", (_name, input, open) => {
    const items = activationChecklist(input)
    expect(items.map((item) => item.id)).toEqual(["event_schema", "rules", "dates", "codes", "visibility"])
    expect(isReady(items)).toBe(open.length === 0)
    expect(items.filter((item) => !item.done).map((item) => item.id)).toEqual(open)
  })

  it("warns when codes go further than sight, and lets the campaign go live all the same", () => {
    const items = activationChecklist(campaign({ visibility: { target: "segments", ids: ["cusgroup_vip"] } }))
    expect(items.filter((item) => !item.done)).toMatchObject([{ id: "visibility", level: "warning" }])
    expect(isReady(items)).toBe(true)
  })
})
