import {
  limitGuards,
  limitRefusal,
  noLimits,
  type CampaignLimits,
  type LimitGuard,
} from "../../src/domain/limits"

const monthly = { unit: "month", count: 1 } as const
const guards = (limits: CampaignLimits, units = 50) =>
  limitGuards({
    limits,
    shares: [{ customer_id: "cus_1", units }],
    now: new Date("2026-11-24T12:00:00Z"),
    time_zone: "Europe/Berlin",
  })

describe("limitGuards", () => {
  it("a campaign without limits touches no counter", () => {
    expect(guards(noLimits)).toEqual([])
  })

  it("come in the one lock order: member before campaign, executions before units", () => {
    const all = {
      campaign: { units: { value: 9, window: "total" }, executions: { value: 8, window: "total" } },
      member: { units: { value: 7, window: "total" }, executions: { value: 6, window: "total" } },
    } as const
    expect(
      guards(all).map(({ scope, kind, cap, amount, customer_id }) => [scope, kind, cap, amount, customer_id])
    ).toEqual([
      ["member", "executions", 6, 1, "cus_1"],
      ["member", "units", 7, 50, "cus_1"],
      ["campaign", "executions", 8, 1, ""],
      ["campaign", "units", 9, 50, ""],
    ])
  })

  it("count in the window of the program's time zone", () => {
    const [guard] = guards({
      ...noLimits,
      member: { executions: { value: 3, window: monthly }, units: null },
    })
    expect(guard).toMatchObject({
      window_key: "1month:2026-10-31T23:00:00.000Z",
      ends_at: "2026-11-30T23:00:00.000Z",
    })
  })

  it("what gives no units needs no room for units", () => {
    const limits = {
      ...noLimits,
      campaign: { executions: null, units: { value: 100, window: "total" as const } },
    }
    expect(guards(limits, 0)).toEqual([])
  })
})

describe("limitRefusal", () => {
  const guard: LimitGuard = {
    scope: "member",
    kind: "executions",
    customer_id: "cus_1",
    window_key: "k",
    ends_at: "2026-11-30T23:00:00.000Z",
    amount: 1,
    cap: 3,
  }
  it.each<[string, Partial<LimitGuard>, string, string | null]>([
    ["a member waits for the next window", {}, "member_limit_reached", "2026-11-30T23:00:00.000Z"],
    ["or in vain when it is in total", { ends_at: null }, "member_limit_reached", null],
    ["or in vain when it never fits", { kind: "units", amount: 4 }, "member_limit_reached", null],
    ["a campaign's executions", { scope: "campaign" }, "campaign_limit_reached", null],
    ["a campaign's units are its budget", { scope: "campaign", kind: "units" }, "budget_exhausted", null],
  ])("%s", (_name, changes, code, retry_at) => {
    expect(limitRefusal({ ...guard, ...changes })).toMatchObject({ code, retry_at })
  })
})
