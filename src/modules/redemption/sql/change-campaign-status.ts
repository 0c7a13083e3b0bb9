import type { CampaignStatus } from "../../../domain/campaign"
import type { Sql } from "./sql"

/** Moves a campaign's status, if it still is what it was thought to be. */
export async function changeCampaignStatus(
  sql: Sql,
  input: { campaign_id: string; from: CampaignStatus; to: CampaignStatus }
): Promise<boolean> {
  const { count } = await sql(
    `update redemption_campaign set status = $3, activate_when_ready = false, updated_at = now()
     where id = $1 and status = $2 and deleted_at is null`,
    [input.campaign_id, input.from, input.to]
  )
  return count === 1
}
