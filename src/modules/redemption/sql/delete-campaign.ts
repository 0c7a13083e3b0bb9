import type { Sql } from "./sql"

/** Deletes a draft that has no code and no task that could still bring one. */
export async function deleteCampaign(sql: Sql, input: { campaign_id: string }): Promise<boolean> {
  const { count } = await sql(
    `update redemption_campaign as campaign set deleted_at = now()
     where id = $1 and status = 'draft' and deleted_at is null
       and not exists (
         select 1 from redemption_code_batch where campaign_id = campaign.id and deleted_at is null and code_count > 0
       )
       and not exists (
         select 1 from redemption_task
         where campaign_id = campaign.id and deleted_at is null and status not in ('cancelled', 'undone', 'completed')
       )`,
    [input.campaign_id]
  )
  return count === 1
}
