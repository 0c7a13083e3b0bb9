import { activationChecklist, isReady, type ChecklistItem } from "../../../domain/campaign"
import { changeCampaignStatus } from "../sql/change-campaign-status"
import { codeTotals, type CodeTotals } from "../sql/code-totals"
import { findCampaigns, type CampaignRow } from "../sql/find-campaign"
import { insertNews } from "../sql/news"
import type { Sql } from "../sql/sql"
import { hasStoreCredit } from "../store-credit-module"

/** What a campaign still needs before it can go live, and what it has already. */
export const checklistOf = (campaign: CampaignRow, codes: CodeTotals): ChecklistItem[] =>
  activationChecklist({
    campaign,
    schema: campaign.schema,
    available_codes: codes.available,
    has_store_credit: hasStoreCredit(),
    now: campaign.now,
  })

/**
 * Makes a draft live that was created to go live by itself, as soon as nothing stands in the way any more: for whatever
 * may have been the last thing that did. @returns whether it went live now
 */
export async function activateWhenReady(sql: Sql, campaign_id: string): Promise<boolean> {
  if (!(await findWaiting(sql, campaign_id, false))) {
    return false
  }
  // Locked, so that nobody edits it while it is looked at; any other is no business of ours and is not.
  const campaign = await findWaiting(sql, campaign_id, true)
  if (!campaign) {
    return false
  }
  const totals = await codeTotals(sql, [campaign_id])
  if (!isReady(checklistOf(campaign, totals.get(campaign_id)!))) {
    return false
  }
  const isActivated = await changeCampaignStatus(sql, { campaign_id, from: "draft", to: "active" })
  if (isActivated) {
    await insertNews(sql, { name: "redemption_campaign.activated", data: { id: campaign_id } })
  }
  return isActivated
}

async function findWaiting(sql: Sql, id: string, lock: boolean): Promise<CampaignRow | null> {
  const [campaign] = await findCampaigns(sql, { ids: [id], lock })
  return campaign?.status === "draft" && campaign.activate_when_ready ? campaign : null
}
