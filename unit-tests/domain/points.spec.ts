import { expiringAmount, tierOf, undoEntry, type WrittenEntry } from "../../src/domain/points"

const added = (changes: Partial<WrittenEntry> = {}): WrittenEntry => ({
  type: "add",
  amount: 100,
  remaining: 100,
  status: "active",
  ...changes,
})

describe("undoEntry", () => {
  it.each<[string, WrittenEntry, number, "negative" | "zero", object]>([
    [
      "unspent points",
      added(),
      100,
      "negative",
      { amount: -100, balance: -100, lifetime: -100, shortfall: 0 },
    ],
    [
      "spent points are owed",
      added({ remaining: 0, status: "spent" }),
      30,
      "negative",
      { amount: -100, balance: -100, shortfall: 70 },
    ],
    [
      "or written off",
      added({ remaining: 0, status: "spent" }),
      30,
      "zero",
      { amount: -30, balance: -30, lifetime: -100, shortfall: 70 },
    ],
    [
      "a debt takes nothing more when written off",
      added(),
      -20,
      "zero",
      { amount: 0, balance: 0, shortfall: 100 },
    ],
    [
      "what has expired is gone already",
      added({ remaining: 60, status: "expired" }),
      0,
      "negative",
      { amount: -40, balance: -40, shortfall: 40 },
    ],
    [
      "pending points leave the balance alone",
      added({ status: "pending" }),
      10,
      "negative",
      { amount: -100, balance: 0, pending: -100, lifetime: -100, shortfall: 0 },
    ],
    [
      "points that were taken come back to be spent",
      { type: "deduct", amount: -40, remaining: 0, status: "active" },
      0,
      "negative",
      { amount: 40, balance: 40, lifetime: 0, remaining: 40, shortfall: 0 },
    ],
  ])("%s", (_name, entry, balance, spent, undoing) => {
    expect(undoEntry(entry, balance, spent)).toMatchObject(undoing)
  })
})

it.each([
  [100, 250, 100],
  [100, 40, 40],
  [100, 0, 0],
  [100, -5, 0],
])("of %d points that expire, a balance of %d gives %d", (remaining, balance, amount) => {
  expect(expiringAmount(remaining, balance)).toBe(amount)
})

describe("tierOf", () => {
  const tiers = [
    { id: "redtier_gold", name: "Gold", threshold: 1_000 },
    { id: "redtier_basic", name: "Basic", threshold: 0 },
    { id: "redtier_silver", name: "Silver", threshold: 500 },
  ]
  it.each([
    [0, "Basic", { name: "Silver", missing: 500 }],
    [499, "Basic", { name: "Silver", missing: 1 }],
    [500, "Silver", { name: "Gold", missing: 500 }],
    [1_000, "Gold", null],
    [99_999, "Gold", null],
  ])("%d points: %s", (lifetime, name, next_tier) => {
    expect(tierOf(lifetime, tiers)).toMatchObject({ tier: { name }, next_tier })
  })
  it("without tiers there is none", () => {
    expect(tierOf(500, [])).toEqual({ tier: null, next_tier: null })
    expect(tierOf(5, [tiers[0]])).toEqual({ tier: null, next_tier: { name: "Gold", missing: 995 } })
  })
})
