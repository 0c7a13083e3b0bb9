import { checkCharacterFor } from "../../src/domain/check-character"
import { codeFormatDefaults, type CodeFormat } from "../../src/domain/code-format"
import { failsCheckCharacter, readings } from "../../src/domain/known-formats"

const digits: CodeFormat = { ...codeFormatDefaults, alphabet: "numeric", length: 4 }
const letters: CodeFormat = { ...codeFormatDefaults, alphabet: "alpha", length: 4 }
const any: CodeFormat = { ...codeFormatDefaults, alphabet: "alphanumeric", length: 4 }

it.each<[string, CodeFormat[], string, string[]]>([
  ["nothing known", [], "O1O1", ["O1O1"]],
  ["digits only", [digits], "O1L7", ["O1L7", "0117"]],
  ["letters only", [letters], "ABC0", ["ABC0", "ABCO"]],
  ["both are possible, so neither is folded", [any], "AB0O", ["AB0O"]],
  [
    "what was typed comes first, every other reading once",
    [digits, letters, digits],
    "OOOO",
    ["OOOO", "0000"],
  ],
])("readings: %s", (_name, formats, typed, expected) => {
  expect(readings(typed, formats)).toEqual(expected)
})

it("a failed check character counts only where every format that fits has one", () => {
  const checked: CodeFormat = {
    ...codeFormatDefaults,
    alphabet: "alphanumeric",
    length: 3,
    check_character: true,
  }
  const good = `ABC${checkCharacterFor(checked, "ABC")}`
  const bad = good.slice(0, 3) + (good.endsWith("7") ? "8" : "7")
  expect(failsCheckCharacter(good, [checked])).toBe(false)
  expect(failsCheckCharacter(bad, [checked])).toBe(true)
  expect(failsCheckCharacter(bad, [checked, any])).toBe(false)
  expect(failsCheckCharacter(bad, [digits])).toBe(false)
  expect(failsCheckCharacter(bad, [])).toBe(false)
})
