import type { Sql } from "./sql"

/**
 * Takes one use of a code, if it still has one. Every condition that a decision read earlier and that somebody
 * may have changed since is a guard here.
 *
 * After a wait that ends in no match PostgreSQL still holds the row lock: on `false`, roll back.
 */
export async function claimCode(sql: Sql, input: { code_id: string; customer_id: string }): Promise<boolean> {
  const { count } = await sql(
    `update redemption_code as code
     set use_count = use_count + 1,
         status = case when use_count + 1 >= max_uses then 'used' else status end,
         redeemed_at = clock_timestamp(),
         updated_at = clock_timestamp()
     where id = $1
       and status = 'unused'
       and use_count < max_uses
       and (customer_id is null or customer_id = $2)
       and (expires_at is null or expires_at > clock_timestamp())
       and exists (
         select 1 from redemption_code_batch as batch
         where batch.id = code.batch_id and available_at is not null
           and (batch.expires_at is null or batch.expires_at > clock_timestamp())
       )
       and exists (
         select 1 from redemption_campaign as campaign
         where campaign.id = code.campaign_id and campaign.status = 'active' and campaign.deleted_at is null
           and (campaign.starts_at is null or campaign.starts_at <= clock_timestamp())
           and (campaign.ends_at is null or campaign.ends_at > clock_timestamp())
       )`,
    [input.code_id, input.customer_id]
  )
  return count === 1
}
