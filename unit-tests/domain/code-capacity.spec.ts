import { checkCharacterFor } from "../../src/domain/check-character"
import { assessCodes } from "../../src/domain/code-capacity"
import { codeFormatDefaults, type CodeFormat } from "../../src/domain/code-format"

const digits = (length: number, changes: Partial<CodeFormat> = {}): CodeFormat => ({
  ...codeFormatDefaults,
  alphabet: "numeric",
  length,
  ...changes,
})
const assess = (
  format: CodeFormat,
  quantity: number,
  more: { existing?: number; live?: number; ok?: boolean } = {}
) =>
  assessCodes({
    format,
    quantity,
    existing_in_format: more.existing ?? 0,
    live: more.live ?? 0,
    acknowledge_weak_codes: more.ok,
  })

describe("assessCodes", () => {
  it("a million codes in the default format are no concern", () => {
    expect(assess(codeFormatDefaults, 1_000_000)).toEqual({
      space: 24n ** 10n,
      guess_odds: 1_000_000 / 24 ** 10,
      fill: 1_000_000 / 24 ** 10,
      refusal: null,
      warnings: [],
    })
  })

  it.each<[string, CodeFormat, number, object, string | null, string[]]>([
    ["half of the space is the most", digits(4), 5_000, { ok: true }, null, ["space_filling", "guessable"]],
    ["one more is too many, acknowledged or not", digits(4), 5_001, { ok: true }, "space_exhausted", []],
    ["what exists counts", digits(4), 2_000, { existing: 3_001, ok: true }, "space_exhausted", []],
    ["1 in 10,000 may pass", digits(8), 10_000, {}, null, ["guessable"]],
    ["more than 1 in 10,000 may not", digits(8), 10_001, {}, "weak_codes", []],
    ["unless it is acknowledged", digits(8), 10_001, { ok: true }, null, ["guessable"]],
    ["codes that are live count", digits(8), 1, { live: 10_000 }, "weak_codes", []],
    ["1 in a million is fine", digits(8), 100, {}, null, []],
    ["more is worth a warning", digits(8), 101, {}, null, ["guessable"]],
    ["a tenth of the space is fine", digits(8), 1, { existing: 9_999_999 }, null, []],
    ["more is filling up", digits(8), 1, { existing: 10_000_000 }, null, ["space_filling"]],
  ])("%s", (_name, format, quantity, more, refusal, warnings) => {
    const outcome = assess(format, quantity, more)
    expect(outcome.refusal?.reason ?? null).toBe(refusal)
    expect(outcome.warnings.map((warning) => warning.reason)).toEqual(warnings)
  })

  it("says the odds and the length that would do", () => {
    expect(assess(digits(6), 1_000).refusal).toEqual({
      reason: "weak_codes",
      suggested_length: 9,
      message:
        "These codes are too easy to guess: a guess would find a live code 1 in 1,000 times, and 1 in 10,000 is the most. Use a length of 9.",
    })
    expect(assess(digits(9), 1_000)).toMatchObject({ refusal: null, warnings: [] })
    expect(assess(digits(8), 1_000).warnings).toHaveLength(1)
  })

  it("says so when no length of this format would do", () => {
    const binary = digits(10, { alphabet: "custom", custom_alphabet: "01", prefix: "P".repeat(40) })
    const { refusal } = assess(binary, 400)
    expect(refusal?.suggested_length).toBe(29)
    expect(refusal?.message).toContain(
      "That would take a length of 29, but 24 is the most that this format can have"
    )
  })

  it("counts what a check character takes away exactly", () => {
    const checked = digits(3, { check_character: true })
    const parts = Array.from({ length: 1_000 }, (_, part) => String(part).padStart(3, "0"))
    const usable = parts.filter((part) => checkCharacterFor(checked, part) !== null)
    expect(usable.length).toBeGreaterThan(250)
    expect(assess(checked, 1).space).toBe(BigInt(usable.length))
  })
})
