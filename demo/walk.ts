import type { RedeemAnswer, RedemptionAnswer } from "../src/contracts/answers"
import type { CampaignAnswer } from "../src/contracts/campaign-answer"
import type { Caller } from "./http"
import { show, stamp, step } from "./print"
import { unusedCodes } from "./seed-campaigns"

type Created = { redemption_campaign: CampaignAnswer }
type Generated = { redemption_task: { status: string; counts: { total: number; created: number } } }

/**
 * The main job, over HTTP, step by step: create a campaign, make 1 000 codes, redeem one, look at the points, try the
 * same code as somebody else, look at the metrics. Every answer is checked, so the demo is also a test.
 */
export async function walk(admin: Caller, member: Caller, other: Caller): Promise<void> {
  const { redemption_campaign: campaign } = await step("Create a campaign", () =>
    admin.post<Created>("/admin/redemption-campaigns", {
      name: `Walk-through of ${stamp()}`,
      code_format: { prefix: "WALK", length: 10 },
      rules: [{ name: "Base", effects: [{ type: "add_points", points: 100 }] }],
      activate: true,
    })
  )
  show({ id: campaign.id, phase: campaign.phase, summary: campaign.summary })

  const { redemption_task: task } = await step("Generate 1 000 codes", () =>
    admin.post<Generated>(`/admin/redemption-campaigns/${campaign.id}/batches`, { quantity: 1_000 })
  )
  show({ status: task.status, counts: task.counts })
  expect(task.status === "completed" && task.counts.created === 1_000, "1 000 codes are there")

  const live = await admin.get<Created>(`/admin/redemption-campaigns/${campaign.id}`)
  expect(live.redemption_campaign.phase === "running", "the campaign went live by itself")

  const [code] = await unusedCodes(admin, campaign.id, 1)
  const before = await balance(member)
  const redeemed = await step(`Redeem ${code} as a member`, () =>
    member.post<RedeemAnswer>("/store/redemptions", { code: code.toLowerCase() })
  )
  show(redeemed)
  expect(redeemed.type === "redemption" && redeemed.redemption.points === 100, "the code gave 100 points")

  const after = await step("Look at the member's points", () => balance(member))
  show({ before, after })
  expect(after === before + 100, "the balance rose by 100")

  const repeated = await step("Redeem it again as the same member", () =>
    member.post<RedeemAnswer>("/store/redemptions", { code })
  )
  expect(
    repeated.type === "redemption" &&
      repeated.redemption.repeated &&
      repeated.redemption.id === (redeemed as RedemptionAnswer).redemption.id,
    "the same member hears the first result again"
  )

  const refused = await step("Redeem it again as somebody else", () =>
    other.post<RedeemAnswer>("/store/redemptions", { code })
  )
  show(refused)
  expect(
    refused.type === "rejection" && refused.error.code === "code_already_redeemed",
    "the code is refused by name"
  )

  type Metrics = { totals: { codes: number; used: number; redemptions: number } }
  const metrics = await step("Look at the metrics", () =>
    admin.get<Metrics>(`/admin/redemption-campaigns/${campaign.id}/metrics`)
  )
  show(metrics)
  expect(metrics.totals.used === 1 && metrics.totals.redemptions === 1, "one of 1 000 codes is used, once")
}

async function balance(member: Caller): Promise<number> {
  const { points } = await member.get<{ points: { balance: number } }>("/store/points")
  return points.balance
}

function expect(isTrue: boolean, what: string): void {
  if (!isTrue) {
    throw new Error(`The walk-through expected that ${what}, and it is not so`)
  }
}
