import { lowStockThreshold, stockNews, stockState } from "../../src/domain/stock"

const stock = (more: object) => ({ total: 100, available: 50, free: 50, is_full: false, ...more })

describe("the stock of a campaign", () => {
  it.each<[string, object, number, string, boolean]>([
    ["there is enough", {}, 10, "enough", false],
    ["as few are free as few is", { free: 10 }, 10, "low", true],
    ["all that can be redeemed was given away", { free: 0 }, 10, "low", true],
    ["nothing can be redeemed", { free: 0, available: 0 }, 10, "exhausted", true],
    ["the budget is gone", { is_full: true }, 10, "exhausted", false],
    ["nobody cares about few", { free: 0 }, 0, "enough", false],
    ["no code was ever there", { total: 0, free: 0, available: 0 }, 10, "enough", false],
  ])("when %s", (_what, given, threshold, state, is_low) => {
    expect(stockState(stock(given), threshold)).toEqual({ state, is_low })
  })

  it("runs low at its own threshold, else at a share of its codes", () => {
    expect(lowStockThreshold(7, 1_000, 0.1)).toBe(7)
    expect(lowStockThreshold(0, 1_000, 0.1)).toBe(0)
    expect(lowStockThreshold(null, 1_000, 0.1)).toBe(100)
    expect(lowStockThreshold(null, 5, 0.1)).toBe(0)
  })

  it("tells each step for the worse once, and nothing for the better", () => {
    const out = { state: "exhausted" as const, is_low: true }
    const low = { state: "low" as const, is_low: true }
    expect(stockNews("enough", low)).toEqual(["low_stock"])
    expect(stockNews("low", low)).toEqual([])
    expect(stockNews("low", out)).toEqual(["exhausted"])
    expect(stockNews("enough", out)).toEqual(["low_stock", "exhausted"])
    expect(stockNews("exhausted", low)).toEqual([])
    expect(stockNews("enough", { state: "exhausted", is_low: false })).toEqual(["exhausted"])
  })
})
