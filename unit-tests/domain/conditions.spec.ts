import { checkCondition, factSourcesOf, type ConditionValue } from "../../src/domain/conditions/check"
import type { ConditionFacts } from "../../src/domain/conditions/facts"
import { conditionProblems } from "../../src/domain/conditions/problems"
import { operators } from "../../src/domain/conditions/registry"
import type { EventAttribute } from "../../src/domain/event-schema"

// 24 November 2026 is a Tuesday; in Berlin it is 23:30 there.
const facts: ConditionFacts = {
  now: new Date("2026-11-24T22:30:00Z"),
  time_zone: "Europe/Berlin",
  code: "SUMMER25ABC",
  batch: { tag: "flyer" },
  event: {
    store: "Berlin Mitte",
    amount: 100,
    is_gift: false,
    bought_at: new Date("2026-05-01T10:00:00Z"),
    empty: "",
  },
  customer: {
    email: "Ada@Example.com",
    has_account: true,
    created_at: new Date("2025-01-01T00:00:00Z"),
    groups: ["cusgroup_vip", "cusgroup_press"],
    metadata: { shoe_size: 42, newsletter: true, city: "Berlin", tags: ["a", "b"], nothing: null },
  },
  member: { tier: ["redtier_1", "Gold"], points: 250, lifetime_points: 1_000, redemption_count: 0 },
  order: { count: 3, total: 59.9, currency_code: "eur" },
  sales_channel: { id: "sc_1" },
}

const holds = (attribute: string, operator: string, value?: unknown, known = facts) =>
  checkCondition({ attribute, operator, value: value as ConditionValue }, known).passed

const table: [attribute: string, operator: string, value: unknown, holds: boolean][] = [
  ["event.store", "eq", "Berlin Mitte", true],
  ["event.store", "eq", "berlin mitte", false],
  ["event.amount", "eq", 100, true],
  ["event.amount", "eq", "100", false],
  ["event.is_gift", "eq", false, true],
  ["event.bought_at", "eq", "2026-05-01T12:00:00+02:00", true],
  ["customer.groups", "eq", "cusgroup_vip", true],
  ["event.store", "ne", "Hamburg", true],
  ["event.store", "ne", "Berlin Mitte", false],
  ["customer.groups", "ne", "cusgroup_vip", false],
  ["event.store", "in", ["Hamburg", "Berlin Mitte"], true],
  ["event.amount", "in", [1, 100], true],
  ["event.amount", "in", ["100"], false],
  ["event.store", "not_in", ["Hamburg"], true],
  ["event.store", "not_in", ["Hamburg", "Berlin Mitte"], false],
  ["event.store", "contains", "Mitte", true],
  ["event.store", "contains", "mitte", false],
  ["customer.groups", "contains", "cusgroup_press", true],
  ["customer.groups", "contains", "cusgroup", false],
  ["event.store", "not_contains", "Nord", true],
  ["event.store", "not_contains", "Mitte", false],
  ["customer.groups", "not_contains", "cusgroup_staff", true],
  ["event.store", "starts_with", "Berlin", true],
  ["event.store", "starts_with", "Mitte", false],
  ["event.store", "ends_with", "Mitte", true],
  ["event.store", "ends_with", "Berlin", false],
  ["event.amount", "gt", 99.99, true],
  ["event.amount", "gt", 100, false],
  ["event.amount", "gt", "9", false],
  ["event.amount", "gte", 100, true],
  ["event.amount", "gte", 100.01, false],
  ["event.amount", "lt", 100.01, true],
  ["event.amount", "lt", 100, false],
  ["event.amount", "lte", 100, true],
  ["event.amount", "lte", 99, false],
  ["event.amount", "between", [100, 200], true],
  ["event.amount", "between", [0, 100], true],
  ["event.amount", "between", [101, 200], false],
  ["event.bought_at", "between", ["2026-05-01T10:00:00Z", "2026-05-02T00:00:00Z"], true],
  ["event.bought_at", "before", "2026-05-01T10:00:01Z", true],
  ["event.bought_at", "before", "2026-05-01T10:00:00Z", false],
  ["event.bought_at", "after", "2026-05-01T09:59:59Z", true],
  ["event.bought_at", "after", "2026-05-01T12:00:00+02:00", false],
  ["now", "day_of_week", ["tuesday"], true],
  ["now", "day_of_week", [2], true],
  ["now", "day_of_week", ["monday", "wednesday", 7, 0], false],
  ["now", "time_between", ["23:00", "23:45"], true],
  ["now", "time_between", ["23:30", "23:31"], true],
  ["now", "time_between", ["23:00", "23:30"], false],
  ["now", "time_between", ["22:00", "06:00"], true],
  ["now", "time_between", ["06:00", "22:00"], false],
  ["event.store", "exists", undefined, true],
  ["event.is_gift", "exists", undefined, true],
  ["event.empty", "exists", undefined, false],
  ["event.missing", "exists", undefined, false],
  ["event.missing", "not_exists", undefined, true],
  ["event.empty", "not_exists", undefined, true],
  ["event.store", "not_exists", undefined, false],
  ["customer.groups", "any_of", ["cusgroup_x", "cusgroup_vip"], true],
  ["customer.groups", "any_of", ["cusgroup_x"], false],
  ["customer.groups", "none_of", ["cusgroup_x"], true],
  ["customer.groups", "none_of", ["cusgroup_x", "cusgroup_vip"], false],
]

describe("each operator", () => {
  it.each(table)("%s %s %j: %s", (attribute, operator, value, expected) => {
    expect(holds(attribute, operator, value)).toBe(expected)
  })

  it("is in the table, once where it holds and once where it does not", () => {
    const seen = (expected: boolean) =>
      new Set(table.filter((row) => row[3] === expected).map(([, operator]) => operator))
    expect(seen(true)).toEqual(new Set(operators.keys()))
    expect(seen(false)).toEqual(new Set(operators.keys()))
  })
})

describe("each attribute", () => {
  it.each<[string, string, unknown]>([
    ["now", "after", "2026-11-24T22:29:59Z"],
    ["code", "starts_with", "summer-25"],
    ["code", "eq", "SUMMER-25-ABC"],
    ["code", "in", ["x", "summer25abc"]],
    ["batch.tag", "eq", "flyer"],
    ["customer.email", "ends_with", "@EXAMPLE.com"],
    ["customer.has_account", "eq", true],
    ["customer.created_at", "before", "2026-01-01T00:00:00Z"],
    ["customer.metadata.shoe_size", "gte", 42],
    ["customer.metadata.newsletter", "eq", true],
    ["customer.metadata.city", "in", ["Berlin"]],
    ["customer.metadata.tags", "any_of", ["b"]],
    ["member.tier", "eq", "redtier_1"],
    ["member.tier", "any_of", ["Gold"]],
    ["member.points", "gte", 250],
    ["member.lifetime_points", "eq", 1000],
    ["member.redemption_count", "eq", 0],
    ["order.count", "gt", 2],
    ["order.total", "lt", 60],
    ["order.currency_code", "eq", "EUR"],
    ["sales_channel.id", "eq", "sc_1"],
  ])("%s %s %j holds", (attribute, operator, value) => {
    expect(holds(attribute, operator, value)).toBe(true)
  })
})

const valueFor: Record<string, unknown> = {
  between: [0, 1],
  day_of_week: ["monday"],
  time_between: ["00:00", "23:59"],
  in: ["x"],
  not_in: ["x"],
  any_of: ["x"],
  none_of: ["x"],
}

it.each([...operators.keys()].filter((name) => name !== "not_exists"))(
  "what is missing does not fulfil %s",
  (operator) => {
    const nobody: ConditionFacts = { ...facts, customer: undefined, event: {} }
    const value = valueFor[operator] ?? "x"
    for (const attribute of [
      "event.store",
      "customer.email",
      "customer.metadata.nothing",
      "customer.groups",
    ]) {
      expect(holds(attribute, operator, value, nobody)).toBe(false)
    }
  }
)

it("a member in no group is in none of them", () => {
  const loner = { ...facts, customer: { ...facts.customer!, groups: [] } }
  expect(holds("customer.groups", "none_of", ["cusgroup_vip"], loner)).toBe(true)
  expect(holds("customer.groups", "exists", undefined, loner)).toBe(false)
})

it("what this version does not know does not hold", () => {
  expect(holds("event.store", "matches", ".*")).toBe(false)
  expect(holds("weather", "eq", "sunny")).toBe(false)
  expect(holds("customer.metadata.constructor", "exists")).toBe(false)
  expect(holds("event.__proto__", "exists")).toBe(false)
})

it("the outcome shows both sides", () => {
  expect(checkCondition({ attribute: "event.amount", operator: "gt", value: 500 }, facts)).toEqual({
    passed: false,
    actual: 100,
    expected: 500,
  })
})

it("tells what has to be loaded, and nothing else", () => {
  const on = (attribute: string) => ({ attribute, operator: "exists" })
  expect(factSourcesOf([])).toEqual(new Set())
  expect(
    factSourcesOf(["now", "event.a", "customer.email", "customer.metadata.x", "member.tier"].map(on))
  ).toEqual(new Set(["clock", "event", "customer", "member"]))
  expect(factSourcesOf(["order.total", "sales_channel.id", "code", "batch.tag"].map(on))).toEqual(
    new Set(["order", "sales_channel", "code"])
  )
})

describe("conditionProblems", () => {
  const attribute = (name: string, type: EventAttribute["type"]) => ({ name, type, required: false })
  const schema = {
    attributes: [
      attribute("store", "text"),
      attribute("amount", "number"),
      attribute("is_gift", "boolean"),
      attribute("bought_at", "datetime"),
    ],
  }
  const fieldsOf = (attribute: string, operator: string, value?: unknown) =>
    conditionProblems({ attribute, operator, value: value as ConditionValue }, schema).map(
      (problem) => problem.field
    )

  it.each<[string, string, unknown]>([
    ["event.store", "eq", "x"],
    ["event.amount", "between", [1, 1]],
    ["event.is_gift", "eq", true],
    ["event.bought_at", "between", ["2026-05-01T00:00:00Z", "2026-05-01T02:00:00+02:00"]],
    ["customer.metadata.size", "gt", 3],
    ["customer.metadata.since", "before", "2026-05-01T00:00:00Z"],
    ["now", "day_of_week", ["sunday", 1]],
    ["now", "time_between", ["22:00", "06:00"]],
    ["customer.groups", "none_of", ["cusgroup_1"]],
    ["event.store", "exists", undefined],
    ["event.store", "exists", null],
  ])("%s %s %j is fine", (name, operator, value) => {
    expect(fieldsOf(name, operator, value)).toEqual([])
  })

  it.each<[string, string, unknown, string]>([
    ["event.colour", "eq", "x", "attribute"],
    ["event.__proto__", "exists", undefined, "attribute"],
    ["weather", "eq", "x", "attribute"],
    ["toString", "eq", "x", "attribute"],
    ["customer.metadata.", "exists", undefined, "attribute"],
    ["event.store", "matches", ".*", "operator"],
    ["event.store", "toString", "x", "operator"],
    ["event.store", "gt", "x", "operator"],
    ["event.amount", "starts_with", "1", "operator"],
    ["event.is_gift", "in", [true], "operator"],
    ["event.amount", "day_of_week", ["monday"], "operator"],
    ["customer.groups", "starts_with", "x", "operator"],
    ["event.store", "any_of", ["x"], "operator"],
    ["event.store", "eq", 7, "value"],
    ["event.store", "eq", undefined, "value"],
    ["event.store", "eq", "", "value"],
    ["event.store", "eq", "x".repeat(1_001), "value"],
    ["event.store", "in", "x", "value"],
    ["event.store", "in", [], "value"],
    ["event.store", "exists", "x", "value"],
    ["event.amount", "eq", "7", "value"],
    ["event.amount", "gt", Number.POSITIVE_INFINITY, "value"],
    ["event.amount", "between", [2, 1], "value"],
    ["event.amount", "between", [1], "value"],
    ["event.bought_at", "between", ["2026-05-02T00:00:00Z", "2026-05-01T00:00:00Z"], "value"],
    ["event.bought_at", "before", "yesterday", "value"],
    ["event.bought_at", "before", "2026-05-01", "value"],
    ["now", "day_of_week", ["someday"], "value"],
    ["now", "day_of_week", [8], "value"],
    ["now", "time_between", ["9:00", "10:00"], "value"],
    ["now", "time_between", ["09:00", "24:00"], "value"],
    ["now", "time_between", ["09:00", "09:00"], "value"],
  ])("%s %s %j is wrong in its %s", (name, operator, value, field) => {
    expect(fieldsOf(name, operator, value)).toEqual([field])
  })

  it("names what would fit", () => {
    const messageOf = (name: string, operator: string) =>
      conditionProblems({ attribute: name, operator, value: 1 }, schema)[0].message
    expect(messageOf("event.colour", "eq")).toBe(
      "is not an attribute of the event schema, which has event.store, event.amount, event.is_gift, event.bought_at"
    )
    expect(messageOf("event.is_gift", "gt")).toBe(
      "does not fit event.is_gift: use eq, ne, exists, not_exists"
    )
    expect(messageOf("event.store", "regex")).toContain("must be one of eq, ne, in,")
  })
})
