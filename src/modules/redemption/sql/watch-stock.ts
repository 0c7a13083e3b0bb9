import type { Stock, StockState } from "../../../domain/stock"
import type { Sql } from "./sql"

/**
 * So many codes are counted per second of waiting: looking costs the same share of time however many there are. No
 * campaign is looked at twice within a second.
 */
const countedPerSecond = 20_000

/**
 * Takes one live campaign in which something moved since its stock was looked at, and locks it against another look.
 * What commits just behind a look may have begun before it, so everything of the last minute counts as moved.
 */
export async function takeCampaignToWatch(sql: Sql): Promise<{ id: string; stock_state: StockState } | null> {
  const { rows } = await sql<{ id: string; stock_state: StockState }>(
    `with due as (
       select campaign.id, campaign.stock_state from redemption_campaign as campaign
       where campaign.status = 'active' and campaign.deleted_at is null
         and (campaign.stock_checked_at is null or (
           campaign.stock_checked_at < now() - interval '1 second' * greatest(1, (
             select sum(code_count) from redemption_code_batch where campaign_id = campaign.id
           ) / $1::numeric)
           and (
             exists (select 1 from redemption where campaign_id = campaign.id
               and created_at > campaign.stock_checked_at - interval '1 minute')
             or exists (select 1 from redemption_code_batch where campaign_id = campaign.id
               and updated_at > campaign.stock_checked_at - interval '1 minute')
             or exists (select 1 from redemption_handed_code where campaign_id = campaign.id
               and updated_at > campaign.stock_checked_at - interval '1 minute')
           )
         ))
       order by campaign.stock_checked_at nulls first
       limit 1
       for no key update skip locked
     )
     update redemption_campaign as campaign set stock_checked_at = now()
     from due where campaign.id = due.id
     returning campaign.id, due.stock_state`,
    [countedPerSecond]
  )
  return rows[0] ?? null
}

/** Counts what is left of a campaign's codes. Reads all of them: only as often as the number allows. */
export async function countStock(sql: Sql, input: { campaign_id: string }): Promise<Omit<Stock, "is_full">> {
  const { rows } = await sql<{ total: string; available: string; free: string }>(
    `select count(*) filter (where code.status <> 'voided') as total,
       count(*) filter (where is_left) as available,
       count(*) filter (where is_left and code.handed_out_at is null) as free
     from redemption_code as code
     join redemption_code_batch as batch on batch.id = code.batch_id
     cross join lateral (
       select code.status = 'unused' and (code.expires_at is null or code.expires_at > now())
         and (batch.expires_at is null or batch.expires_at > now()) as is_left
     ) as state
     where code.campaign_id = $1 and batch.available_at is not null and not batch.is_test`,
    [input.campaign_id]
  )
  const { total, available, free } = rows[0]
  return { total: Number(total), available: Number(available), free: Number(free) }
}

export async function markStock(sql: Sql, input: { campaign_id: string; state: StockState }): Promise<void> {
  await sql("update redemption_campaign set stock_state = $2 where id = $1", [input.campaign_id, input.state])
}
