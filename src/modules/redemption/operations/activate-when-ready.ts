import { activationChecklist, isReady } from "../../../domain/campaign"
import type { Rule } from "../../../domain/rules"
import { activateReadyCampaign, findReadyCampaign } from "../sql/activate-ready-campaign"
import { codeTotals } from "../sql/code-totals"
import { insertNews } from "../sql/news"
import type { Sql } from "../sql/sql"
import { hasStoreCredit } from "../store-credit-module"

/**
 * Makes a draft live that was created to go live by itself, as soon as nothing stands in the way any more: for whatever
 * may have been the last thing that did. @returns whether it went live now
 */
export async function activateWhenReady(sql: Sql, campaign_id: string): Promise<boolean> {
  const waiting = await findReadyCampaign(sql, { campaign_id })
  if (!waiting) {
    return false
  }
  const totals = await codeTotals(sql, [campaign_id])
  const checklist = activationChecklist({
    campaign: { ...waiting.campaign, rules: waiting.campaign.rules as Rule[] },
    schema: waiting.schema,
    available_codes: totals.get(campaign_id)?.available ?? 0,
    has_store_credit: hasStoreCredit(),
    now: waiting.now,
  })
  if (!isReady(checklist) || !(await activateReadyCampaign(sql, { campaign_id }))) {
    return false
  }
  await insertNews(sql, { name: "redemption_campaign.activated", data: { id: campaign_id } })
  return true
}
