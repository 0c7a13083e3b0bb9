import { codeFormatDefaults, symbolsOf, type CodeFormat } from "../../src/domain/code-format"
import { CodeSpaceExhausted, createCodeGenerator } from "../../src/domain/code-generator"
import { xorshiftBytes } from "./random-bytes"

const format = (changes: Partial<CodeFormat>): CodeFormat => ({ ...codeFormatDefaults, ...changes })
const bytesOf =
  (...values: number[]) =>
  (bytes: Uint8Array) => {
    bytes.forEach((_, index) => {
      bytes[index] = values[index % values.length]
    })
  }

describe("createCodeGenerator", () => {
  it("draws what the bytes say, and skips the bytes that would favour the first characters", () => {
    // 256 = 10 × 25 + 6: bytes from 250 on are not used for ten digits.
    const generator = createCodeGenerator(
      format({ alphabet: "numeric", length: 4 }),
      bytesOf(0, 250, 13, 255, 29, 249)
    )
    expect(generator.draw(1)).toEqual([{ code: "0399", canonical: "0399" }])
  })

  it("composes prefix, groups and suffix", () => {
    const generator = createCodeGenerator(
      format({ alphabet: "numeric", length: 6, prefix: "Summer", suffix: "25", group_size: 3 }),
      bytesOf(1, 2, 3, 4, 5, 6)
    )
    expect(generator.draw(1)).toEqual([{ code: "Summer-123-456-25", canonical: "SUMMER12345625" }])
  })

  it("gives the exact number, all different", () => {
    const drawn = createCodeGenerator(format({ alphabet: "numeric", length: 4 }), xorshiftBytes(1)).draw(
      5_000
    )
    expect(new Set(drawn.map((code) => code.canonical)).size).toBe(5_000)
  })

  it("draws every position from all characters alike (χ², 24 characters × 10 positions)", () => {
    const symbols = symbolsOf(codeFormatDefaults)
    const drawn = createCodeGenerator(codeFormatDefaults, xorshiftBytes(42)).draw(24_000)
    for (let position = 0; position < 10; position += 1) {
      const counts = new Map([...symbols].map((symbol) => [symbol, 0]))
      for (const { canonical } of drawn) {
        counts.set(canonical[position], counts.get(canonical[position])! + 1)
      }
      const chiSquared = [...counts.values()].reduce((sum, seen) => sum + (seen - 1_000) ** 2 / 1_000, 0)
      expect(counts.size).toBe(24)
      // 23 degrees of freedom: 49.7 is passed by chance once in a thousand.
      expect(chiSquared).toBeLessThan(49.7)
      expect(chiSquared).toBeGreaterThan(5)
    }
  })

  it("positions do not follow each other: all pairs of neighbours occur", () => {
    const drawn = createCodeGenerator(format({ alphabet: "numeric", length: 8 }), xorshiftBytes(9)).draw(
      10_000
    )
    const pairs = new Set(
      drawn.flatMap(({ canonical }) => [0, 2, 4, 6].map((at) => at + canonical.slice(at, at + 2)))
    )
    expect(pairs.size).toBe(400)
  })

  it("can use up a small space, and says how short it fell beyond it", () => {
    const two = format({ alphabet: "custom", custom_alphabet: "AB", length: 3 })
    expect(createCodeGenerator(two, xorshiftBytes(5)).draw(8)).toHaveLength(8)
    let fault: unknown
    try {
      createCodeGenerator(two, xorshiftBytes(5)).draw(9)
    } catch (error) {
      fault = error
    }
    expect(fault).toBeInstanceOf(CodeSpaceExhausted)
    expect((fault as CodeSpaceExhausted).drawn).toHaveLength(8)
  })

  it("refuses a source that gives no usable byte, and a format with problems", () => {
    const broken = createCodeGenerator(format({ alphabet: "numeric" }), bytesOf(255))
    expect(() => broken.draw(1)).toThrow("gave no usable byte")
    expect(() => createCodeGenerator(format({ length: 0 }), xorshiftBytes(1))).toThrow("The length must be")
  })
})
