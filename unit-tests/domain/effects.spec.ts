import type { ConditionFacts } from "../../src/domain/conditions/facts"
import { effectProblems, effectSchema, planEffect, type Effect } from "../../src/domain/effects/registry"

const facts = (event: ConditionFacts["event"] = {}): ConditionFacts => ({
  now: new Date(0),
  time_zone: "UTC",
  code: "A",
  batch: { tag: null },
  event,
})
const perUnit = (factor: number, cap: number | null = null): Effect => ({
  type: "add_points",
  per_unit: { attribute: "event.amount", factor, cap },
})

describe("add_points", () => {
  it("adds a fixed number, and remembers when it may be spent", () => {
    const effect: Effect = { type: "add_points", points: 50, expires_after_days: 365, pending_days: 14 }
    expect(planEffect(effect, facts())).toEqual({
      type: "add_points",
      where: "ledger",
      points: 50,
      units: 50,
      payload: { points: 50, expires_after_days: 365, pending_days: 14 },
    })
  })

  it.each<[string, Effect, unknown, number]>([
    ["per unit", perUnit(2), 10, 20],
    ["rounded down", perUnit(1), 29.99, 29],
    ["exactly", perUnit(100), 1.15, 115],
    ["up to the cap", perUnit(10, 500), 100, 500],
    ["below the cap", perUnit(10, 500), 49, 490],
    ["never more than the most there is", perUnit(1_000_000), 1e308, 1_000_000_000],
    ["nothing for a missing amount", perUnit(2), undefined, 0],
    ["nothing for a negative amount", perUnit(2), -5, 0],
    ["nothing for text", perUnit(2), "10", 0],
  ])("%s", (_name, effect, amount, points) => {
    expect(planEffect(effect, facts({ amount } as ConditionFacts["event"]))).toMatchObject({
      points,
      units: points,
    })
  })

  it("needs a number attribute of the event schema", () => {
    const schema = (type: "number" | "text") => ({ attributes: [{ name: "amount", type, required: true }] })
    expect(effectProblems(perUnit(1), schema("number"))).toEqual([])
    const problem = [
      { field: "per_unit.attribute", message: `The event schema has no number attribute "amount"` },
    ]
    expect(effectProblems(perUnit(1), schema("text"))).toEqual(problem)
    expect(effectProblems(perUnit(1), { attributes: [] })).toEqual(problem)
    expect(effectProblems({ type: "add_points", points: 1 }, { attributes: [] })).toEqual([])
  })

  it.each<[string, object, string]>([
    ["neither", {}, "points"],
    ["both", { points: 1, per_unit: { attribute: "event.amount", factor: 1 } }, "points"],
    ["no points", { points: 0 }, "points"],
    ["half a point", { points: 1.5 }, "points"],
    ["too many", { points: 1_000_000_001 }, "points"],
    ["as text", { points: "5" }, "points"],
    ["of no event attribute", { per_unit: { attribute: "order.total", factor: 1 } }, "per_unit.attribute"],
    ["a factor of zero", { per_unit: { attribute: "event.amount", factor: 0 } }, "per_unit.factor"],
    ["no factor", { per_unit: { attribute: "event.amount", factor: Number.NaN } }, "per_unit.factor"],
    ["expires at once", { points: 1, expires_after_days: 0 }, "expires_after_days"],
    ["pending backwards", { points: 1, pending_days: -1 }, "pending_days"],
    ["unknown argument", { points: 1, bonus: 2 }, ""],
  ])("refuses points: %s", (_name, effect, path) => {
    const outcome = effectSchema.safeParse({ type: "add_points", ...effect })
    expect(outcome.error?.issues.map((issue) => issue.path.join("."))).toEqual([path])
  })
})

it("an effect of another version is a fault, not nothing", () => {
  expect(() => planEffect({ type: "give_pony" } as unknown as Effect, facts())).toThrow(
    `Unknown effect type "give_pony"`
  )
})
