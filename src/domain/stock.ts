export type StockState = "enough" | "low" | "exhausted"

/** What is left of a campaign. Test batches do not count. */
export type Stock = {
  /** Codes that live batches brought. */
  total: number
  /** Codes that can still be redeemed. */
  available: number
  /** Of these, those that nobody was given: what is left to hand out or to print. */
  free: number
  /** Its executions or its budget are used up. */
  is_full: boolean
}

/** At or below which number of free codes a campaign runs low: its own, else a share of its codes. */
export const lowStockThreshold = (own: number | null, total: number, share: number): number =>
  own ?? Math.floor(total * share)

export function stockState(stock: Stock, threshold: number): { state: StockState; is_low: boolean } {
  const is_low = stock.total > 0 && threshold > 0 && stock.free <= threshold
  const isExhausted = stock.is_full || (stock.total > 0 && stock.available === 0)
  return { state: isExhausted ? "exhausted" : is_low ? "low" : "enough", is_low }
}

/** What to tell when the state has moved: only what got worse, each step of it once. */
export function stockNews(
  before: StockState,
  now: ReturnType<typeof stockState>
): ("low_stock" | "exhausted")[] {
  return [
    ...(now.is_low && before === "enough" ? (["low_stock"] as const) : []),
    ...(now.state === "exhausted" && before !== "exhausted" ? (["exhausted"] as const) : []),
  ]
}
