import fc from "fast-check"
import { multiplyDown } from "../../src/domain/decimal"

it.each([
  [0.1, 30, 3],
  [1.15, 100, 115],
  [19.99, 100, 1999],
  [0.07, 100, 7],
  [29.99, 1, 29],
  [29.99, 0.5, 14],
  [5e-324, 1, 0],
  [1e21, 1e-15, 1_000_000],
  [-0.5, 1, -1],
  [-2, 3, -6],
  [0, 5, 0],
  [9_007_199_254_740_991, 1, 9_007_199_254_740_991],
])("%d × %d, rounded down, is %d", (value, factor, product) => {
  expect(multiplyDown(value, factor)).toBe(product)
})

it.each([
  [Number.NaN, 1],
  [1, Number.POSITIVE_INFINITY],
  [9_007_199_254_740_991, 2],
  [-9_007_199_254_740_991, 2],
])("refuses %d × %d", (value, factor) => {
  expect(() => multiplyDown(value, factor)).toThrow(RangeError)
})

it("is exact for amounts with two decimals", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10_000_000 }),
      fc.integer({ min: 1, max: 10_000 }),
      (cents, factor) => {
        expect(
          multiplyDown(Number(`${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`), factor)
        ).toBe(Math.floor((cents * factor) / 100))
      }
    ),
    { seed: 3 }
  )
})
