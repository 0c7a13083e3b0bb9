import { checkCharacterFor, hasValidCheckCharacter } from "../../src/domain/check-character"
import { codeFormatDefaults, matchesFormat, symbolsOf, type CodeFormat } from "../../src/domain/code-format"
import { createCodeGenerator } from "../../src/domain/code-generator"
import { xorshiftBytes } from "./random-bytes"

const everySymbol = [..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
const withCheck = (changes: Partial<CodeFormat>): CodeFormat => ({
  ...codeFormatDefaults,
  check_character: true,
  ...changes,
})

// Worked out by hand: the weights are 1 2 4 8 16 32 27 17 34 31 …, modulo 37.
describe("checkCharacterFor", () => {
  const numeric = withCheck({ alphabet: "numeric", length: 2 })
  it.each<[string, CodeFormat, string, string | null]>([
    ["0 + 0 needs 0", numeric, "00", "0"],
    ["1·1 and 4·9 make 37", numeric, "10", "9"],
    ["1·1 + 2·1 = 3, and 3 + 4·c ≡ 0 needs 27", numeric, "11", null],
    ["27 is R among letters", withCheck({ alphabet: "alphanumeric", length: 2 }), "11", "R"],
    ["9·1 + 2·0 = 9, and 9 + 4·7 = 37", numeric, "90", "7"],
    ["36 is no character at all", withCheck({ alphabet: "alphanumeric", length: 1 }), "2", null],
    [
      "prefix counts: 10·1 + 2·1 = 12, 12 + 4·c ≡ 0 needs 34",
      withCheck({ alphabet: "alphanumeric", prefix: "a-", length: 1 }),
      "1",
      "Y",
    ],
    ["suffix counts: 9 + 8·1 = 17, 17 + 4·5 = 37", withCheck({ ...numeric, suffix: "1" }), "90", "5"],
    ["excluded characters cannot be drawn", withCheck({ ...numeric, excluded_characters: "7" }), "90", null],
  ])("%s", (_, format, randomPart, character) => {
    expect(checkCharacterFor(format, randomPart)).toBe(character)
  })
})

describe("hasValidCheckCharacter", () => {
  it.each([
    ["907", true],
    ["908", false],
    ["11R", true],
    ["A1Y", true],
    ["9051", true],
    ["9061", false],
    ["000", true],
    ["", false],
    ["11r", false],
    ["11-R", false],
    ["ß", false],
  ])("%s: %s", (canonical, isValid) => {
    expect(hasValidCheckCharacter(canonical)).toBe(isValid)
  })
})

describe.each<[string, CodeFormat]>([
  ["safe", withCheck({})],
  ["numeric", withCheck({ alphabet: "numeric", length: 8 })],
  ["alpha", withCheck({ alphabet: "alpha", length: 9 })],
  ["alphanumeric", withCheck({ alphabet: "alphanumeric", length: 12, prefix: "SUMMER-26" })],
  [
    "two characters",
    withCheck({ alphabet: "custom", custom_alphabet: "01", length: 24, prefix: "Z", suffix: "Q9" }),
  ],
  [
    "longer than the cycle of the weights",
    withCheck({ length: 32, prefix: "ABCDEFGHIJKLMNO", suffix: "0123456789ABCDEF" }),
  ],
])("the check character of %s", (_, format) => {
  const codes = createCodeGenerator(format, xorshiftBytes(7))
    .draw(300)
    .map(({ canonical }) => canonical)

  it("is part of every generated code", () => {
    expect(codes).toHaveLength(300)
    expect(codes.filter((code) => !hasValidCheckCharacter(code) || !matchesFormat(format, code))).toEqual([])
    const start = format.prefix.replace("-", "").length
    const wrong = codes.filter((code) => {
      const end = start + format.length
      return checkCharacterFor(format, code.slice(start, end)) !== code[end]
    })
    expect(wrong).toEqual([])
    expect(codes.every((code) => symbolsOf(format).includes(code[start + format.length]))).toBe(true)
  })

  it("catches every single wrong character", () => {
    const missed: string[] = []
    let tried = 0
    for (const code of codes) {
      for (let index = 0; index < code.length; index += 1) {
        for (const symbol of everySymbol) {
          if (symbol === code[index]) {
            continue
          }
          tried += 1
          const typed = code.slice(0, index) + symbol + code.slice(index + 1)
          if (hasValidCheckCharacter(typed)) {
            missed.push(typed)
          }
        }
      }
    }
    expect(missed).toEqual([])
    expect(tried).toBe(300 * codes[0].length * 35)
  })

  it("catches every swap of different neighbours", () => {
    const missed: string[] = []
    let tried = 0
    for (const code of codes) {
      for (let index = 0; index + 1 < code.length; index += 1) {
        if (code[index] === code[index + 1]) {
          continue
        }
        tried += 1
        const typed = code.slice(0, index) + code[index + 1] + code[index] + code.slice(index + 2)
        if (hasValidCheckCharacter(typed)) {
          missed.push(typed)
        }
      }
    }
    expect(missed).toEqual([])
    expect(tried).toBeGreaterThan(300)
  })
})
