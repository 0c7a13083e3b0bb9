import fc from "fast-check"
import { toCanonical } from "../../src/domain/canonical"
import {
  codeFormatDefaults,
  codeFormatProblems,
  composeCode,
  foldToFormat,
  matchesFormat,
  symbolsOf,
  type CodeFormat,
} from "../../src/domain/code-format"

const seeded = { seed: 20260602, numRuns: 2_000 }
const formatWith = (changes: Partial<CodeFormat>): CodeFormat => ({ ...codeFormatDefaults, ...changes })
const custom = (custom_alphabet: string | null, excluded_characters = "") =>
  formatWith({ alphabet: "custom", custom_alphabet, excluded_characters })

describe("codeFormatDefaults", () => {
  it("is a sound format", () => {
    expect(codeFormatDefaults).toEqual({
      alphabet: "safe",
      custom_alphabet: null,
      excluded_characters: "",
      length: 10,
      prefix: "",
      suffix: "",
      separator: "-",
      group_size: 0,
      check_character: false,
    })
    expect(codeFormatProblems(codeFormatDefaults)).toEqual([])
  })
})

describe("symbolsOf", () => {
  it.each([
    ["safe", codeFormatDefaults, "2346789BCDFGHJKMPQRTVWXY"],
    ["numeric", formatWith({ alphabet: "numeric" }), "0123456789"],
    ["alpha", formatWith({ alphabet: "alpha" }), "ABCDEFGHIJKLMNOPQRSTUVWXYZ"],
    ["alphanumeric", formatWith({ alphabet: "alphanumeric" }), "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"],
    ["custom, in a stable order", custom("B1a"), "1AB"],
    ["custom, each once", custom("aAbB00"), "0AB"],
    ["custom, not given", custom(null), ""],
    ["custom, ASCII only", custom("AßıſB\u212A"), "AB"],
    ["excluded from safe", formatWith({ excluded_characters: "2346789" }), "BCDFGHJKMPQRTVWXY"],
    [
      "excluded in lower case",
      formatWith({ alphabet: "alpha", excluded_characters: "aeiouz" }),
      "BCDFGHJKLMNPQRSTVWXY",
    ],
    ["excluded from custom", custom("ABC", "b"), "AC"],
    [
      "a custom alphabet that is not chosen",
      formatWith({ alphabet: "numeric", custom_alphabet: "AB" }),
      "0123456789",
    ],
  ])("%s", (_, format, symbols) => {
    expect(symbolsOf(format)).toBe(symbols)
  })

  it("has no vowels and no look-alikes by default", () => {
    expect(symbolsOf(codeFormatDefaults)).toHaveLength(24)
    expect(symbolsOf(codeFormatDefaults)).not.toMatch(/[AEIOU01LS5Z]/)
  })
})

describe("codeFormatProblems", () => {
  it.each<[string, Partial<CodeFormat>]>([
    ["shortest", { length: 1 }],
    ["longest", { length: 32 }],
    [
      "64 characters with everything",
      { length: 31, prefix: "A".repeat(16), suffix: "9".repeat(16), check_character: true },
    ],
    ["a long prefix", { length: 10, prefix: "A".repeat(54) }],
    ["dropped characters in prefix and suffix", { prefix: "Summer_24 - x", suffix: "-z" }],
    ["two characters", { alphabet: "custom", custom_alphabet: "xY" }],
    ["two characters after exclusions", { alphabet: "numeric", excluded_characters: "01234567" }],
    ["groups of 16", { group_size: 16 }],
    ["groups without a separator", { group_size: 4, separator: "" }],
    ["separator _", { separator: "_" }],
    ["separator space", { separator: " " }],
  ])("accepts %s", (_, changes) => {
    expect(codeFormatProblems(formatWith(changes))).toEqual([])
  })

  const length = "The length must be a whole number from 1 to 32"
  const tooLong =
    "Prefix, random characters, check character and suffix may have at most 64 characters together"
  const group = "The group size must be a whole number from 0 to 16"
  const prefix = "A prefix may have only the letters A to Z, digits, dashes, underscores and spaces"
  const suffix = "A suffix may have only the letters A to Z, digits, dashes, underscores and spaces"
  const remain = "At least 2 characters must remain after the exclusions"
  const customPlain = "A custom alphabet may have only the letters A to Z and digits"
  const customTwo = "A custom alphabet needs at least 2 characters"

  it.each<[string, Partial<CodeFormat>, string, string]>([
    ["length 0", { length: 0 }, "length", length],
    ["length 33", { length: 33 }, "length", length],
    ["length 9.5", { length: 9.5 }, "length", length],
    ["length NaN", { length: Number.NaN }, "length", length],
    ["65 characters in all", { length: 10, prefix: "A".repeat(55) }, "length", tooLong],
    [
      "65 with the check character",
      { length: 10, prefix: "A".repeat(54), check_character: true },
      "length",
      tooLong,
    ],
    ["prefix with a dot", { prefix: "A.B" }, "prefix", prefix],
    ["prefix with an umlaut", { prefix: "SÖMMER" }, "prefix", prefix],
    ["prefix with a line break", { prefix: "A\n" }, "prefix", prefix],
    ["suffix with a slash", { suffix: "/" }, "suffix", suffix],
    ["endless prefix", { prefix: "-".repeat(65) }, "prefix", "A prefix may have at most 64 characters"],
    ["endless suffix", { suffix: " ".repeat(65) }, "suffix", "A suffix may have at most 64 characters"],
    ["no custom alphabet", { alphabet: "custom" }, "custom_alphabet", customTwo],
    ["one character twice", { alphabet: "custom", custom_alphabet: "aA" }, "custom_alphabet", customTwo],
    ["custom with a dash", { alphabet: "custom", custom_alphabet: "AB-" }, "custom_alphabet", customPlain],
    ["custom beyond ASCII", { alphabet: "custom", custom_alphabet: "ß" }, "custom_alphabet", customPlain],
    ["one remains", { alphabet: "numeric", excluded_characters: "012345678" }, "excluded_characters", remain],
    [
      "one custom remains",
      { alphabet: "custom", custom_alphabet: "AB", excluded_characters: "a" },
      "excluded_characters",
      remain,
    ],
    [
      "excluded comma",
      { excluded_characters: "A,B" },
      "excluded_characters",
      "Only the letters A to Z and digits can be excluded",
    ],
    [
      "other separator",
      { separator: "/" as "-" },
      "separator",
      "The separator must be a dash, an underscore, a space or empty",
    ],
    ["group size -1", { group_size: -1 }, "group_size", group],
    ["group size 17", { group_size: 17 }, "group_size", group],
    ["group size 1.5", { group_size: 1.5 }, "group_size", group],
  ])("refuses %s", (_, changes, field, message) => {
    expect(codeFormatProblems(formatWith(changes))).toEqual([{ field, message }])
  })

  it("names every field that is wrong", () => {
    const format = formatWith({
      length: 0,
      prefix: "!",
      suffix: "?",
      group_size: 99,
      excluded_characters: "é",
    })
    expect(codeFormatProblems(format).map((problem) => problem.field)).toEqual([
      "excluded_characters",
      "length",
      "prefix",
      "suffix",
      "group_size",
    ])
  })
})

const anyFormat: fc.Arbitrary<CodeFormat> = fc
  .record({
    alphabet: fc.constantFrom("safe", "numeric", "alpha", "alphanumeric", "custom"),
    custom_alphabet: fc.constantFrom("AB", "01", "xyz9", "O0I1L"),
    excluded_characters: fc.constantFrom("", "A", "0o", "b9"),
    length: fc.integer({ min: 1, max: 32 }),
    prefix: fc.string({ unit: fc.constantFrom(..."aBo01IlZ-_ "), maxLength: 12 }),
    suffix: fc.string({ unit: fc.constantFrom(..."aBo01IlZ-_ "), maxLength: 12 }),
    separator: fc.constantFrom("", "-", "_", " "),
    group_size: fc.integer({ min: 0, max: 16 }),
    check_character: fc.boolean(),
  } satisfies { [Field in keyof CodeFormat]: fc.Arbitrary<CodeFormat[Field]> })
  .filter((format) => codeFormatProblems(format).length === 0)

const formatAndBody = anyFormat.chain((format) => {
  const length = format.length + (format.check_character ? 1 : 0)
  const body = fc.string({
    unit: fc.constantFrom(...symbolsOf(format)),
    minLength: length,
    maxLength: length,
  })
  return fc.tuple(fc.constant(format), body)
})

describe("composeCode", () => {
  it.each<[Partial<CodeFormat>, string, string, string]>([
    [{}, "BCDFGHJKMP", "BCDFGHJKMP", "BCDFGHJKMP"],
    [{ prefix: "SUMMER" }, "BCDFGHJKMP", "SUMMER-BCDFGHJKMP", "SUMMERBCDFGHJKMP"],
    [{ prefix: "SUMMER", group_size: 5 }, "BCDFGHJKMP", "SUMMER-BCDFG-HJKMP", "SUMMERBCDFGHJKMP"],
    [
      { prefix: "Summer 24", suffix: "x", group_size: 4 },
      "BCDFGHJKMP",
      "Summer 24-BCDF-GHJK-MP-x",
      "SUMMER24BCDFGHJKMPX",
    ],
    [{ suffix: "EU", separator: "_" }, "BCDFGHJKMP", "BCDFGHJKMP_EU", "BCDFGHJKMPEU"],
    [
      { prefix: "A", suffix: "Z", separator: "", group_size: 3 },
      "BCDFGHJKMP",
      "ABCDFGHJKMPZ",
      "ABCDFGHJKMPZ",
    ],
    [
      { separator: " ", group_size: 3, check_character: true },
      "BCDFGHJKMPQ",
      "BCD FGH JKM PQ",
      "BCDFGHJKMPQ",
    ],
    [{ group_size: 1, length: 3 }, "246", "2-4-6", "246"],
    [{ group_size: 16 }, "BCDFGHJKMP", "BCDFGHJKMP", "BCDFGHJKMP"],
    [{ alphabet: "numeric", length: 6 }, "000007", "000007", "000007"],
  ])("%j with %s is shown as %s", (changes, body, code, canonical) => {
    expect(composeCode(formatWith(changes), body)).toEqual({ code, canonical })
  })

  it("shows what reads back as the canonical form, which has the shape of the format", () => {
    fc.assert(
      fc.property(formatAndBody, ([format, body]) => {
        const { code, canonical } = composeCode(format, body)
        expect(toCanonical(code)).toEqual({ canonical })
        expect(toCanonical(code.toLowerCase())).toEqual({ canonical })
        expect(matchesFormat(format, canonical)).toBe(true)
      }),
      seeded
    )
  })
})

describe("matchesFormat", () => {
  const format = formatWith({ alphabet: "numeric", length: 4, prefix: "ab-", suffix: "z" })
  it.each<[string, CodeFormat, string, boolean]>([
    ["fits", format, "AB0123Z", true],
    ["too short", format, "AB012Z", false],
    ["too long", format, "AB01234Z", false],
    ["other prefix", format, "AC0123Z", false],
    ["other suffix", format, "AB0123Y", false],
    ["other character", format, "AB01X3Z", false],
    ["the display form is not canonical", format, "ab-0123z", false],
    ["empty", format, "", false],
    ["room for the check character", { ...format, check_character: true }, "AB01234Z", true],
    ["no check character", { ...format, check_character: true }, "AB0123Z", false],
    ["prefix and suffix must not share characters", { ...format, prefix: "Z", length: 1 }, "Z", false],
    ["excluded character", { ...format, excluded_characters: "3" }, "AB0123Z", false],
  ])("%s", (_, candidate, canonical, matches) => {
    expect(matchesFormat(candidate, canonical)).toBe(matches)
  })
})

describe("foldToFormat", () => {
  const numeric = formatWith({ alphabet: "numeric", length: 6 })
  const letters = formatWith({ alphabet: "custom", custom_alphabet: "ABCLO", length: 4 })
  const onlyI = formatWith({ alphabet: "custom", custom_alphabet: "AI", length: 3 })
  const promo = formatWith({ prefix: "PROMO1", suffix: "OIL", length: 2 })

  it.each<[string, CodeFormat, string, string | null]>([
    ["O is 0 among digits", numeric, "12O456", "120456"],
    ["I and L are 1 among digits", numeric, "IL0O99", "110099"],
    ["nothing to fold", numeric, "120456", null],
    ["folded, but still not the format", numeric, "12O45X", null],
    ["other length", numeric, "12O45", null],
    ["0 is O and 1 is L where only these exist", letters, "A01C", "AOLC"],
    ["I is L where only L exists", letters, "AIOB", "ALOB"],
    ["1 and L are I where only I exists", onlyI, "1LA", "IIA"],
    ["prefix and suffix", promo, "PR0M0IBC01I", "PROMO1BCOIL"],
    ["suffix only", promo, "PROMO1BCO1L", "PROMO1BCOIL"],
    ["no member possible in the body", promo, "PROMO1B0OIL", null],
    [
      "a body that begins after the prefix",
      formatWith({ alphabet: "numeric", prefix: "OO", length: 2 }),
      "0OO0",
      "OO00",
    ],
    ["with a check character", { ...numeric, check_character: true }, "12O4567", "1204567"],
    ["alphanumeric has both of 0 and O", formatWith({ alphabet: "alphanumeric", length: 3 }), "0O1", null],
    [
      "alphanumeric leaves its prefix, too",
      formatWith({ alphabet: "alphanumeric", prefix: "O", length: 2 }),
      "0AB",
      null,
    ],
    ["alpha folds 0 but not 1", formatWith({ alphabet: "alpha", length: 3 }), "A0B", "AOB"],
    ["alpha has both I and L", formatWith({ alphabet: "alpha", length: 3 }), "A1B", null],
    [
      "one group folds, the other keeps it from matching",
      formatWith({ alphabet: "alpha", length: 3 }),
      "A01",
      null,
    ],
    [
      "excluding one member makes it readable",
      formatWith({ alphabet: "alpha", excluded_characters: "L", length: 3 }),
      "A1L",
      "AII",
    ],
    ["empty", numeric, "", null],
  ])("%s", (_, format, typed, folded) => {
    expect(foldToFormat(format, typed)).toBe(folded)
  })

  const groupOf = (character: string) => ["0O", "1IL"].find((group) => group.includes(character)) ?? character

  it("gives a code of the format that differs in look-alikes only, or nothing", () => {
    const mistyped = formatAndBody.chain(([format, body]) => {
      const { canonical } = composeCode(format, body)
      const typed = fc.tuple(...[...canonical].map((character) => fc.constantFrom(...groupOf(character))))
      return fc.tuple(fc.constant(format), fc.constant(canonical), typed)
    })
    fc.assert(
      fc.property(mistyped, ([format, canonical, characters]) => {
        const typed = characters.join("")
        const folded = foldToFormat(format, typed)
        const symbols = symbolsOf(format)
        const isReadable = ["0O", "1IL"].every(
          (group) => [...group].filter((one) => symbols.includes(one)).length < 2
        )
        if (isReadable) {
          // Lossless: what was meant is the only possible reading.
          expect(folded).toBe(typed === canonical ? null : canonical)
          return
        }
        if (folded !== null) {
          expect(matchesFormat(format, folded)).toBe(true)
          expect(folded).not.toBe(typed)
          expect([...folded].map(groupOf)).toEqual([...typed].map(groupOf))
        }
      }),
      seeded
    )
  })
})
