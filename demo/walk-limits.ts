import type { RedeemAnswer } from "../src/contracts/answers"
import type { CampaignAnswer } from "../src/contracts/campaign-answer"
import type { Caller } from "./http"
import { say, stamp, step } from "./print"
import { unusedCodes, type DemoCustomer } from "./seed-campaigns"

/**
 * A campaign for VIPs only, twice a month for each, with a budget of 250 points: a segment condition, a monthly limit
 * and a budget at work, each refusing by name.
 */
export async function walkLimits(
  admin: Caller,
  [ada, grace]: DemoCustomer[],
  [adaCalls, graceCalls]: Caller[]
): Promise<void> {
  const name = `VIPs of ${stamp()}`
  const { customer_group } = await step("Make a segment of VIPs with Ada in it", async () => {
    const made = await admin.post<{ customer_group: { id: string } }>("/admin/customer-groups", { name })
    await admin.post(`/admin/customer-groups/${made.customer_group.id}/customers`, { add: [ada.id] })
    return made
  })
  const { redemption_campaign: campaign } = await step(
    "Create a campaign: VIPs only, twice a month each, 250 points in all",
    () =>
      admin.post<{ redemption_campaign: CampaignAnswer }>("/admin/redemption-campaigns", {
        name,
        code_format: { prefix: "VIP", length: 10 },
        quantity: 5,
        rules: [
          {
            name: "VIPs",
            conditions: [{ attribute: "customer.groups", operator: "any_of", value: [customer_group.id] }],
            effects: [{ type: "add_points", points: 100 }],
          },
        ],
        limits: {
          member: { executions: { value: 2, window: { unit: "month", count: 1 } } },
          campaign: { units: { value: 250, window: "total" } },
        },
        activate: true,
      })
  )
  const codes = await unusedCodes(admin, campaign.id, 5)
  const redeem = async (who: string, caller: Caller, code: string, expected: string) => {
    const answer = await step(`${who} redeems a code`, () =>
      caller.post<RedeemAnswer>("/store/redemptions", { code })
    )
    const outcome = answer.type === "redemption" ? `${answer.redemption.points} points` : answer.error.code
    say(`    ${outcome}${answer.type === "rejection" ? `: ${answer.error.message}` : ""}`)
    if (outcome !== expected) {
      throw new Error(`The walk-through expected ${expected} and got ${outcome}`)
    }
  }
  await redeem("Grace, who is no VIP,", graceCalls, codes[0], "conditions_not_met")
  await redeem("Ada", adaCalls, codes[0], "100 points")
  await redeem("Ada", adaCalls, codes[1], "100 points")
  await redeem("Ada, for the third time this month,", adaCalls, codes[2], "member_limit_reached")
  await step("Make Grace a VIP", () =>
    admin.post(`/admin/customer-groups/${customer_group.id}/customers`, { add: [grace.id] })
  )
  await redeem("Grace, with 50 points left in the budget,", graceCalls, codes[2], "budget_exhausted")
  const health = await step("Look whether the books are right", () =>
    admin.get<{ ok: boolean }>("/admin/redemption-health")
  )
  if (!health.ok) {
    throw new Error("The walk-through expected that the books are right, and they are not")
  }
}
