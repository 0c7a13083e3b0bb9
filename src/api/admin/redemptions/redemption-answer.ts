import type { InferTypeOf, MedusaContainer } from "@medusajs/framework/types"
import type { Redemption } from "../../../modules/redemption/models/redemption"
import type { RedemptionCampaign } from "../../../modules/redemption/models/campaign"
import type { Rule } from "../../../domain/rules"
import { redemptionService } from "../../answers"
import { customerNames, orderNames, userNames } from "../../names"

type Row = InferTypeOf<typeof Redemption>

/** One redemption with its effects, names and the trace of its decision. @throws 404 */
export async function redemptionAnswer(container: MedusaContainer, id: string) {
  const redemption = await redemptionService(container).retrieveRedemption(id)
  const [described] = await describeRedemptions(container, [redemption])
  return described
}

/** Redemptions with what they gave and the names of what their ids stand for. As many look-ups for fifty as for one. */
export async function describeRedemptions(container: MedusaContainer, rows: Row[]) {
  if (rows.length === 0) {
    return []
  }
  const service = redemptionService(container)
  const idsOf = (column: "id" | "code_id" | "campaign_id") => [...new Set(rows.map((row) => row[column]))]
  const [effects, codes, campaigns, customers, orders, users] = await Promise.all([
    service.listRedemptionEffects(
      { redemption_id: idsOf("id") },
      { order: { rule_index: "ASC", effect_index: "ASC" }, take: 100 * rows.length }
    ),
    service.listRedemptionCodes(
      { id: idsOf("code_id") },
      { select: ["id", "code", "status"], take: rows.length }
    ),
    service.listRedemptionCampaigns({ id: idsOf("campaign_id") }, { take: rows.length }),
    customerNames(
      container,
      rows.map(({ customer_id }) => customer_id)
    ),
    orderNames(
      container,
      rows.map(({ order_id }) => order_id)
    ),
    userNames(
      container,
      rows.flatMap(({ requested_by, reversed_by }) => [requested_by, reversed_by])
    ),
  ])
  return rows.map((row) => ({
    ...row,
    effects: effects.filter(({ redemption_id }) => redemption_id === row.id),
    code: codeOf(codes.find(({ id }) => id === row.code_id)),
    campaign: campaignOf(campaigns.find(({ id }) => id === row.campaign_id)),
    customer: customers.get(row.customer_id) ?? null,
    order: orders.get(row.order_id ?? "") ?? null,
    requested_by_user: users.get(row.requested_by ?? "") ?? null,
    reversed_by_user: users.get(row.reversed_by ?? "") ?? null,
  }))
}

function codeOf(code: { id: string; code: string; status: string } | undefined) {
  return code ? { id: code.id, code: code.code, status: code.status } : null
}

/** What the trace speaks of: rules are counted from 0, as they are now. */
function campaignOf(campaign: InferTypeOf<typeof RedemptionCampaign> | undefined) {
  if (!campaign) {
    return null
  }
  const { id, name, version, code_attribute } = campaign
  const rules = (campaign.rules as unknown as Rule[]).map((rule) => ({ name: rule.name }))
  return { id, name, version, code_attribute, rules }
}
