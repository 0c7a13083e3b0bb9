import { lowStockThreshold, stockNews, stockState } from "../../../domain/stock"
import type { Database } from "../database"
import type { ModuleOptions } from "../options"
import { findCampaigns } from "../sql/find-campaign"
import { insertNews } from "../sql/news"
import { countStock, markStock, takeCampaignToWatch } from "../sql/watch-stock"
import { isFull } from "./campaigns"

/**
 * Looks at one campaign in which something moved, and writes down the news when it has come to run low or out. No
 * redemption waits for this: a claim touches no row that it shares with others only to count what is left.
 *
 * @returns its id; null when there was none to look at
 */
export async function watchStock(database: Database, options: ModuleOptions): Promise<string | null> {
  return await database.transaction(async (sql) => {
    const taken = await takeCampaignToWatch(sql)
    if (!taken) {
      return null
    }
    const { id: campaign_id, stock_state } = taken
    const [campaign] = await findCampaigns(sql, { ids: [campaign_id] })
    const counted = await countStock(sql, { campaign_id })
    const stock = { ...counted, is_full: await isFull(sql, campaign, options.time_zone) }
    const threshold = lowStockThreshold(campaign.low_stock_threshold, stock.total, options.low_stock_share)
    const now = stockState(stock, threshold)
    if (now.state !== stock_state) {
      await markStock(sql, { campaign_id, state: now.state })
    }
    const news = stockNews(stock_state, now)
    await insertNews(
      sql,
      ...news.map((what) => ({ name: `redemption_campaign.${what}` as const, data: { id: campaign_id } }))
    )
    return campaign_id
  })
}
