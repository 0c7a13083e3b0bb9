import redemptions from "../../src/admin/i18n/en/redemptions.json"
import rules from "../../src/admin/i18n/en/rules.json"
import simulator from "../../src/admin/i18n/en/simulator.json"
import { operators } from "../../src/domain/conditions/registry"
import { effectForms } from "../../src/domain/effects/registry"

const { gave, gives, undo } = redemptions
const { simulatedEffect } = simulator
const said: Record<string, Record<string, string>> = { gave, gives, undo, simulatedEffect }

/** Only the shop knows what its own effects do: once they are done, by the name of who did it; before, as `other`. */
const isTheShopsOwn = (type: string) => type === "custom"
/** A number of points is said as in `gave`, also before it is given. */
const isPoints = (type: string) => ["add_points", "deduct_points"].includes(type)

it.each([...operators.keys()])("the operator %s has a name", (operator) => {
  expect(rules.operator).toHaveProperty(operator)
})

describe.each([...effectForms])("the effect %s", (type, { fields }) => {
  const missingIn = (areas: typeof said) =>
    Object.entries(areas)
      .filter(([, words]) => !(type in words) && !(`${type}_other` in words))
      .map(([area]) => area)

  it("has a name and a sentence in the rules", () => {
    expect(missingIn({ effect: rules.effect, sentence: rules.sentence })).toEqual([])
  })

  it("has words for being given and taken back", () => {
    const expected = isTheShopsOwn(type) ? ["gives", "simulatedEffect"] : isPoints(type) ? ["gives"] : []
    expect(missingIn(said)).toEqual(expected)
  })

  it("has a name for every field", () => {
    const named = fields.filter(({ input }) => input !== "number_attribute").map(({ name }) => name)
    expect(named.filter((name) => !(name in rules.effectField))).toEqual([])
  })
})
