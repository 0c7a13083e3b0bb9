import { noLimits } from "../../src/domain/limits"
import type { Rule } from "../../src/domain/rules"
import { campaignSummary } from "../../src/domain/summary"

const rule = (changes: Partial<Rule> = {}): Rule => ({
  name: "",
  target: "member",
  conditions: [],
  effects: [{ type: "add_points", points: 50 }],
  ...changes,
})
const condition = { attribute: "code", operator: "exists" }
const whenever = { starts_at: null, ends_at: null }

it.each<[string, Parameters<typeof campaignSummary>[0], string]>([
  ["nothing yet", { rules: [], limits: noLimits, ...whenever }, "A redeemed code gives nothing yet."],
  [
    "points",
    { rules: [rule()], limits: noLimits, ...whenever },
    "A redeemed code gives the member 50 points.",
  ],
  [
    "several effects of a rule",
    {
      rules: [
        rule({
          effects: [
            { type: "add_points", per_unit: { attribute: "event.litres", factor: 3 } },
            { type: "deduct_points", points: 1 },
            { type: "issue_coupon", promotion_id: "promo_1" },
          ],
        }),
      ],
      limits: noLimits,
      ...whenever,
    },
    "A redeemed code gives the member 3 points for each unit of event.litres and a deduction of 1 point and a coupon.",
  ],
  [
    "conditions and a referrer",
    {
      rules: [
        rule({ conditions: [condition] }),
        rule({ target: "referrer", conditions: [condition, condition] }),
      ],
      limits: noLimits,
      ...whenever,
    },
    "A redeemed code gives the member 50 points, when one condition is met. " +
      "A redeemed code gives the referrer 50 points, when 2 conditions are met.",
  ],
  [
    "limits and dates",
    {
      rules: [rule({ effects: [{ type: "add_points", points: 1 }] })],
      limits: {
        member: { executions: { value: 1, window: { unit: "day", count: 1 } }, units: null },
        campaign: { executions: null, units: { value: 5_000, window: "total" } },
      },
      starts_at: new Date("2026-12-01T00:00:00Z"),
      ends_at: new Date("2027-01-01T00:00:00Z"),
    },
    "A redeemed code gives the member 1 point. A member may redeem at most 1 time per day. " +
      "The budget is at most 5000 points in total. It runs from 2026-12-01 00:00 UTC to 2027-01-01 00:00 UTC.",
  ],
])("%s", (_name, campaign, words) => {
  expect(campaignSummary(campaign)).toBe(words)
})
