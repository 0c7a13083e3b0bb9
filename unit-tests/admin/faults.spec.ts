import { readFileSync } from "node:fs"
import { join } from "node:path"
import words from "../../src/admin/i18n/en/shared.json"
import { errorInWords, faultsInAnswer, faultsOf } from "../../src/admin/lib/faults"
import { faultInWords, type FaultWords } from "../../src/admin/lib/fault-words"
import { CreateCampaign } from "../../src/contracts/campaign"
import { PrintBatch } from "../../src/contracts/print"
import type { Condition } from "../../src/domain/conditions/check"
import { ruleProblems, type Rule } from "../../src/domain/rules"
import { symbolProblem } from "../../src/domain/symbol"

/** Words as their key and what stands in it, so that what is left in English is seen. */
const said: FaultWords = {
  t: (key, values = {}) => [key, ...Object.values(values)].join(" "),
  number: String,
}
const known = (text: string) =>
  text.startsWith("fault.") && text.slice("fault.".length).split(" ")[0] in words.fault

const campaign = (changes: object) => faultsOf(CreateCampaign.safeParse({ name: "Summer", ...changes }), said)
const format = (changes: object) => campaign({ code_format: changes })

describe("what is wrong with a campaign", () => {
  it.each([
    [campaign({ name: "" }), { name: "fault.missing" }],
    [campaign({ name: "  " }), { name: "fault.missing" }],
    [campaign({ quantity: Number.NaN }), { quantity: "fault.missing" }],
    [campaign({ quantity: 1.5 }), { quantity: "fault.whole" }],
    [campaign({ quantity: 0 }), { quantity: "fault.tooSmall 1" }],
    [campaign({ quantity: 10_000_001 }), { quantity: "fault.tooBig 10000000" }],
    [campaign({ description: "x".repeat(5_001) }), { description: "fault.tooLong 5000" }],
    [campaign({ starts_at: new Date(2), ends_at: new Date(1) }), { ends_at: "fault.endsBeforeStart" }],
    [campaign({ visibility: { target: "tiers" } }), { "visibility.ids": "fault.choose" }],
    [campaign({ translations: { german: { name: "Sommer" } } }), { "translations.german": "fault.locale" }],
    [
      campaign({ limits: { member: { units: { value: 0.5 } } } }),
      { "limits.member.units.value": "fault.whole" },
    ],
    [format({ length: 33 }), { "code_format.length": "fault.tooBig 32" }],
    [format({ prefix: "ÄPFEL" }), { "code_format.prefix": "fault.affix" }],
    [format({ excluded_characters: "-" }), { "code_format.excluded_characters": "fault.lettersAndDigits" }],
    [
      format({ alphabet: "custom", custom_alphabet: "A" }),
      { "code_format.custom_alphabet": "fault.twoSigns" },
    ],
    [
      format({ alphabet: "numeric", excluded_characters: "123456789" }),
      { "code_format.excluded_characters": "fault.twoSignsLeft" },
    ],
    [
      format({ length: 32, prefix: "P".repeat(32), suffix: "S".repeat(32) }),
      { "code_format.length": "fault.tooLongTogether 64" },
    ],
  ])("%j", (found, expected) => expect(found).toEqual(expected))
})

const attributes = [{ name: "total", type: "number" as const, required: true }]
const problem = (rule: Partial<Rule>) =>
  ruleProblems([{ name: "", target: "member", conditions: [], effects: [], ...rule }], {
    schema: { attributes },
    type: "direct",
  }).map(({ message }) => faultInWords(message, said))
const condition = (attribute: string, operator: string, value?: Condition["value"]) =>
  problem({ conditions: [{ attribute, operator, value }] })

describe("what is wrong with rules", () => {
  it.each([
    [condition("event.gone", "eq", 1), "fault.attributeGone"],
    [condition("gone", "eq", 1), "fault.attributeGone"],
    [condition("event.total", "gone", 1), "fault.operatorUnfit"],
    [condition("code", "day_of_week", ["monday"]), "fault.operatorUnfit"],
    [condition("event.total", "eq", Number.NaN), "fault.missing"],
    [condition("event.total", "between", [2, 1]), "fault.lowerFirst"],
    [condition("code", "starts_with", ""), "fault.missing"],
    [condition("code", "starts_with", "x".repeat(1_001)), "fault.tooLong 1000"],
    [condition("customer.groups", "any_of", []), "fault.missing"],
    [condition("customer.metadata.city", "eq", ""), "fault.missing"],
    [condition("customer.created_at", "before", ""), "fault.missing"],
    [condition("now", "time_between", ["08:00", "08:00"]), "fault.sameTimes"],
    [condition("now", "time_between", ["", "08:00"]), "fault.timeOfDay"],
    [condition("now", "day_of_week", ["someday"]), "fault.choose"],
    [problem({ target: "referrer" }), "fault.referralOnly"],
  ])("%j", (found, expected) => expect(found).toEqual([expected]))
})

/** Whatever a form of the admin may send is said in the language of whoever fills it in. */
it.each([
  "contracts/campaign",
  "contracts/batch",
  "contracts/points",
  "contracts/print",
  "domain/code-format",
  "domain/rules",
  "domain/conditions/values",
  "domain/conditions/operators/time-between",
  ...["add-points", "custom", "emit-event", "issue-coupon", "set-customer-metadata", "store-credit"].map(
    (effect) => `domain/effects/${effect}`
  ),
])("every message in %s has other words", (file) => {
  const source = readFileSync(join(__dirname, `../../src/${file}.ts`), "utf8")
  const messages = [
    ...source.matchAll(/\bmessage(?: =|:) (["`'])(.*?)\1/g),
    ...source.matchAll(/(?:error:|\.regex\([^,]*,)\s*(["`'])(.*?)\1/g),
    ...source.matchAll(
      /^\s+(["`])((?:At least|Only|A custom|The length|The group|Prefix|\$\{name\}) .*?)\1,?$/gm
    ),
  ].map(([, , text]) => text.replace("${name}", "A prefix").replace(/\$\{[^}]*\}/g, "1"))
  const notForTheAdmin = /^(at most 50 locales|is for campaigns that generate)/
  expect(messages.filter((text) => !notForTheAdmin.test(text) && !known(faultInWords(text, said)))).toEqual(
    []
  )
})

it("a print and a symbol say what they cannot hold", () => {
  const print = (settings: object) => faultsOf(PrintBatch.safeParse(settings), said)
  expect(print({ start_at: 22 })).toEqual({ start_at: "fault.labelsOnSheet 21" })
  expect(print({ header: "日本" })).toEqual({ header: "fault.latin" })
  expect(print({ sheet: "custom", custom: { width_mm: 300, height_mm: 300 } })).toEqual({
    "custom.width_mm": "fault.noLabelFits",
  })
  expect(faultInWords(symbolProblem("ean13", "SUMMER")!, said)).toBe("fault.ean")
  expect(faultInWords(symbolProblem("ean13", "1234567890123")!, said)).toBe("fault.ean")
})

it("an answer's faults are said like a contract's, and what is no fault stays as it is", () => {
  const refused = new Error("Invalid request: name: must not be blank; ends_at: must be after starts_at")
  expect(faultsInAnswer(refused, said)).toEqual({
    name: "fault.missing",
    ends_at: "fault.endsBeforeStart",
  })
  expect(errorInWords(refused, said)).toBe("fault.missing fault.endsBeforeStart")
  expect(errorInWords(new Error("It is on fire"), said)).toBe("It is on fire")
})
