import type { ConditionValue } from "../../src/domain/conditions/check"
import type { Rule } from "../../src/domain/rules"
import {
  isNarrowerThanConditions,
  isVisibleTo,
  restrictedToVisibility,
  translated,
  type Visibility,
} from "../../src/domain/visibility"

const everyone: Visibility = { target: "everyone", ids: [] }
const hidden: Visibility = { target: "hidden", ids: [] }
const vips: Visibility = { target: "segments", ids: ["g_vip", "g_press"] }
const gold: Visibility = { target: "tiers", ids: ["t_gold"] }
const visitor = (groups: string[], tier_id: string | null = null) => ({ groups, tier_id })

it.each<[string, Visibility, ReturnType<typeof visitor> | null, boolean]>([
  ["everyone", everyone, null, true],
  ["hidden", hidden, visitor(["g_vip"], "t_gold"), false],
  ["segments, one of them", vips, visitor(["g_other", "g_press"]), true],
  ["segments, none of them", vips, visitor(["g_other"]), false],
  ["segments, nobody", vips, null, false],
  ["tiers, the right one", gold, visitor([], "t_gold"), true],
  ["tiers, another", gold, visitor([], "t_silver"), false],
  ["tiers, none", gold, visitor([]), false],
  ["tiers, nobody", gold, null, false],
])("visible: %s", (_name, visibility, who, visible) => {
  expect(isVisibleTo(visibility, who)).toBe(visible)
})

describe("visibility beside conditions", () => {
  const rule = (...conditions: Rule["conditions"]): Rule => ({
    name: "",
    target: "member",
    conditions,
    effects: [],
  })
  const inGroups = (operator: string, value: ConditionValue) => ({
    attribute: "customer.groups",
    operator,
    value,
  })

  it.each<[string, Visibility, Rule[], boolean]>([
    ["everyone sees it", everyone, [rule()], false],
    ["hidden", hidden, [rule()], false],
    ["no condition", vips, [rule()], true],
    ["the same groups", vips, [rule(inGroups("any_of", ["g_vip", "g_press"]))], false],
    ["fewer groups", vips, [rule(inGroups("eq", "g_vip"))], false],
    ["more groups", vips, [rule(inGroups("any_of", ["g_vip", "g_all"]))], true],
    ["the opposite", vips, [rule(inGroups("none_of", ["g_vip"]))], true],
    ["one rule of two", vips, [rule(inGroups("any_of", ["g_vip"])), rule()], true],
    ["another attribute", gold, [rule(inGroups("any_of", ["t_gold"]))], true],
  ])("%s", (_name, visibility, rules, narrower) => {
    expect(isNarrowerThanConditions(visibility, rules)).toBe(narrower)
    expect(isNarrowerThanConditions(visibility, restrictedToVisibility(visibility, rules))).toBe(false)
  })

  it("adds the condition where it is missing, once", () => {
    const has = rule(inGroups("eq", "g_vip"))
    expect(restrictedToVisibility(vips, [has, rule()])).toEqual([
      has,
      rule(inGroups("any_of", ["g_vip", "g_press"])),
    ])
  })
})

describe("translated", () => {
  const campaign = {
    name: "Summer",
    description: "Caps",
    translations: {
      "de-DE": { name: "Sommer", description: "Deckel" },
      "fr-CA": { name: "Été" },
      pt: { name: "Verão", description: null },
    },
  }
  it.each([
    [null, "Summer", "Caps"],
    ["de-DE", "Sommer", "Deckel"],
    ["de-de", "Sommer", "Deckel"],
    ["de", "Sommer", "Deckel"],
    ["de-AT", "Sommer", "Deckel"],
    ["fr-FR", "Été", "Caps"],
    ["pt-BR", "Verão", "Caps"],
    ["ja", "Summer", "Caps"],
    ["", "Summer", "Caps"],
  ])("%s", (locale, name, description) => {
    expect(translated(campaign, locale)).toEqual({ name, description })
  })
})
