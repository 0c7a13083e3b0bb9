import { readFileSync } from "node:fs"
import { join } from "node:path"
import words from "../../src/admin/i18n/en/simulator.json"
import {
  addressOf,
  emptySimulation,
  requestOf,
  simulationIn,
} from "../../src/admin/components/simulator/simulation-draft"
import { groupOf, rulesIn, wordsOf } from "../../src/admin/components/simulator/trace-words"
import { Simulate } from "../../src/contracts/simulation"
import { attributeNames } from "../../src/domain/conditions/attributes"

const source = readFileSync(join(__dirname, "../../src/domain/decide.ts"), "utf8")
const checks = [...source.matchAll(/check\(\s*"([a-z_]+)"/g)].map(([, name]) => name)
const limits = ["member", "campaign"].flatMap((scope) => [
  `limit.${scope}.executions`,
  `limit.${scope}.units`,
])

describe("the words of the simulator", () => {
  it("found the checks in the source of the decision", () => {
    expect(checks.length).toBeGreaterThanOrEqual(16)
    expect(source).toContain("`limit.${guard.scope}.${guard.kind}`")
  })

  it.each([...checks, ...limits, "referrer"])("say how %s ends, well or badly", (check) => {
    const { passed, failed } = (words.check as Record<string, { passed: string; failed: string }>)[
      wordsOf(check)
    ]
    expect(passed).not.toBe("")
    expect(failed).not.toBe("")
    expect(words.checkGroup).toHaveProperty(groupOf(check))
  })

  it.each(attributeNames)("have a name for %s", (name) => {
    expect(words.fact).toHaveProperty([name.replaceAll(".", "_")])
  })
})

describe("the rules of a trace", () => {
  it("are told apart, with attributes that have dots in their names", () => {
    const entry = (check: string, passed: boolean) => ({ check, passed })
    const [first, second, third] = rulesIn(
      [
        entry("code_known", true),
        entry("rule.0.condition.0.customer.metadata.a.b.any_of", true),
        entry("rule.0.condition.1.code.starts_with", false),
        entry("rule.1.referrer", false),
        entry("rules", true),
      ],
      3
    )
    expect(first).toMatchObject({
      holds: false,
      referrer: null,
      conditions: [
        { attribute: "customer.metadata.a.b", operator: "any_of", passed: true },
        { attribute: "code", operator: "starts_with", passed: false },
      ],
    })
    expect(second).toMatchObject({ holds: false, referrer: { passed: false }, conditions: [] })
    expect(third).toMatchObject({ holds: true, conditions: [] })
  })

  it("are none when the decision did not come to them", () => {
    expect(rulesIn([{ check: "code_known", passed: false }], 2)).toEqual([])
  })
})

describe("the address of a simulation", () => {
  const full = {
    ...emptySimulation(),
    code: "SUMMER-7K3Q&9=D",
    campaign_id: "redcamp_1",
    who: "profile" as const,
    profile: { ...emptySimulation().profile, groups: ["cusgroup_1"], points: "7" },
    attributes: { receipt_total: "12.5" },
    at: "2026-12-01T00:00:00.000Z",
  }

  it("says everything, and keeps the code out of what a server is sent", () => {
    const { search, hash } = addressOf(full)
    expect(search).not.toContain("SUMMER")
    expect(simulationIn({ search: `?${search}`, hash: `#${hash}` })).toEqual(full)
  })

  it("is short when little is asked", () => {
    expect(addressOf({ ...emptySimulation(), customer_id: "cus_1" })).toEqual({
      search: "customer_id=cus_1",
      hash: "",
    })
    expect(simulationIn({ search: "?profile=%7B%7D", hash: "" }).who).toBe("profile")
  })

  it("can be nonsense, and then means nothing", () => {
    const search = "?profile=[1]&attributes={&at=never&campaign_id="
    expect(simulationIn({ search, hash: "#" })).toEqual(emptySimulation())
    const odd = encodeURIComponent('{"groups":[1],"points":7,"has_account":false,"constructor":"x"}')
    expect(simulationIn({ search: `?profile=${odd}`, hash: "" }).profile).toEqual({
      ...emptySimulation().profile,
      has_account: false,
    })
  })

  it("asks what the contract takes", () => {
    const attributes = [
      { name: "receipt_total", type: "number" as const, required: false },
      { name: "is_online", type: "boolean" as const, required: false },
    ]
    const request = requestOf(
      { ...full, attributes: { ...full.attributes, is_online: "", other: "x" } },
      attributes
    )
    expect(request.event_attributes).toEqual({ receipt_total: 12.5 })
    expect(Simulate.safeParse(request).success).toBe(true)
    expect(Simulate.safeParse(requestOf({ ...emptySimulation(), customer_id: "cus_1" }, [])).success).toBe(
      true
    )
  })
})
