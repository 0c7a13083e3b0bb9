import type { InferTypeOf, MedusaContainer } from "@medusajs/framework/types"
import type { ListAttempts } from "../../../contracts/attempt"
import type { RedemptionAttempt } from "../../../modules/redemption/models/attempt"
import { given, pageOf, rangeFilter, redemptionService, withFields } from "../../answers"
import { customerNames } from "../../names"

type Attempt = InferTypeOf<typeof RedemptionAttempt>

/** One page of refused tries in the list envelope. The code is there only as its mask. */
export async function attemptPageAnswer(
  container: MedusaContainer,
  { limit, offset, order, fields, from, to, ...filters }: ListAttempts & { code_fingerprint?: string[] }
) {
  const created_at = rangeFilter(given({ gte: from, lt: to }))
  const [rows, count] = await redemptionService(container).listAndCountRedemptionAttempts(
    given({ ...filters, created_at: from || to ? created_at : undefined }),
    pageOf({ limit, offset, order })
  )
  const attempts = await describeAttempts(container, rows)
  return { redemption_attempts: withFields(attempts, fields), count, offset, limit }
}

export async function describeAttempts(container: MedusaContainer, rows: Attempt[]) {
  const campaignIds = [...new Set(rows.flatMap(({ campaign_id }) => campaign_id ?? []))]
  const [customers, campaigns] = await Promise.all([
    customerNames(
      container,
      rows.map(({ customer_id }) => customer_id)
    ),
    redemptionService(container).listRedemptionCampaigns(
      { id: campaignIds },
      { select: ["id", "name"], take: campaignIds.length }
    ),
  ])
  return rows.map((attempt) => {
    const campaign = campaigns.find(({ id }) => id === attempt.campaign_id)
    return {
      id: attempt.id,
      customer_id: attempt.customer_id,
      campaign_id: attempt.campaign_id,
      order_id: attempt.order_id,
      event_id: attempt.event_id,
      code_masked: attempt.code_masked,
      refusal: attempt.refusal,
      channel: attempt.channel,
      created_at: attempt.created_at,
      customer: customers.get(attempt.customer_id ?? "") ?? null,
      campaign: campaign ? { id: campaign.id, name: campaign.name } : null,
    }
  })
}
