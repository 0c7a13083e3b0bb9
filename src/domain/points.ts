/** A line of the ledger as far as taking it back needs it. */
export type WrittenEntry = {
  type: "add" | "deduct"
  amount: number
  /** Of points that were added: what is unspent. Of expired ones: what expired. */
  remaining: number
  status: "pending" | "active" | "spent" | "expired"
}

/** What the account and the ledger must move to take one line back. */
export type Undoing = {
  /** Signed amount of the reversing line. */
  amount: number
  balance: number
  pending: number
  lifetime: number
  /** Spendable points that the reversing line brings: those that a deduction had taken. */
  remaining: number
  /** Points that should have come back and did not, because they are spent. */
  shortfall: number
}

/**
 * How to take back one line, given the balance it meets.
 *
 * Points that have expired are gone already. Points that are spent make the balance negative, or are written off
 * where `spent` says "zero": then nobody owes, and the shortfall is what the program lost.
 */
export function undoEntry(entry: WrittenEntry, balance: number, spent: "negative" | "zero"): Undoing {
  if (entry.type === "deduct") {
    const back = -entry.amount
    return { amount: back, balance: back, pending: 0, lifetime: 0, remaining: back, shortfall: 0 }
  }
  if (entry.status === "pending") {
    const { amount } = entry
    // The line leaves "pending" and its opposite stands beside it: neither the balance nor the sum moves.
    return { amount: -amount, balance: 0, pending: -amount, lifetime: -amount, remaining: 0, shortfall: 0 }
  }
  const due = entry.amount - (entry.status === "expired" ? entry.remaining : 0)
  const taken = spent === "zero" ? Math.min(due, Math.max(balance, 0)) : due
  const shortfall = Math.max(0, due - Math.max(balance, 0))
  // Not minus zero, which is another number to whoever compares.
  const change = 0 - taken
  return { amount: change, balance: change, pending: 0, lifetime: -entry.amount, remaining: 0, shortfall }
}

/** How much of an entry that has reached its end is taken from the balance: never more than is there. */
export const expiringAmount = (remaining: number, balance: number): number =>
  Math.min(remaining, Math.max(balance, 0))

export type Tier = { id: string; name: string; threshold: number }

/** The member's tier by lifetime points, and the next one with what is missing to it. */
export function tierOf(
  lifetime: number,
  tiers: readonly Tier[]
): { tier: { id: string; name: string } | null; next_tier: { name: string; missing: number } | null } {
  const sorted = [...tiers].sort((a, b) => a.threshold - b.threshold)
  const reached = sorted.filter((tier) => tier.threshold <= lifetime).at(-1)
  const next = sorted.find((tier) => tier.threshold > lifetime)
  return {
    tier: reached ? { id: reached.id, name: reached.name } : null,
    next_tier: next ? { name: next.name, missing: next.threshold - lifetime } : null,
  }
}
