import type { Database } from "../database"
import {
  findAttemptsToAnnounce,
  findRedemptionsToAnnounce,
  markAnnounced,
  markAttemptsAnnounced,
  type RefusedAttempt,
} from "../sql/announce"
import { deleteNews, findNews, type WaitingNews } from "../sql/news"
import { findUncheckedTiers, markTiersChecked, type TierChange } from "../sql/find-tier-changes"
import type { Sql } from "../sql/sql"
import type { Announcement } from "./announcement"

type Send<News> = (news: News[]) => Promise<void>
type Round = { older_than_seconds: number; most: number }

/**
 * Claims what is due, sends it, marks it: in one transaction, so that no other instance sends it at the same time. A
 * crash before the commit sends it again.
 *
 * @returns how many were due
 */
async function tell<News>(
  database: Database,
  find: (sql: Sql) => Promise<News[]>,
  send: Send<News>,
  mark: (sql: Sql, news: News[]) => Promise<void>
): Promise<number> {
  return await database.transaction(async (sql) => {
    const news = await find(sql)
    if (news.length > 0) {
      await send(news)
      await mark(sql, news)
    }
    return news.length
  })
}

export const announceRedemptions = (database: Database, send: Send<Announcement>, round: Round) =>
  tell(database, (sql) => findRedemptionsToAnnounce(sql, round), send, markAnnounced)

export const announceAttempts = (database: Database, send: Send<RefusedAttempt>, round: Round) =>
  tell(
    database,
    (sql) => findAttemptsToAnnounce(sql, round),
    send,
    (sql, news) => markAttemptsAnnounced(sql, { ids: news.map(({ id }) => id) })
  )

export const announceNews = (database: Database, send: Send<WaitingNews>, most: number) =>
  tell(
    database,
    (sql) => findNews(sql, { most }),
    send,
    (sql, news) => deleteNews(sql, { ids: news.map(({ id }) => id) })
  )

/**
 * Looks at the tiers of members whose points moved, or of all when the tiers themselves did. `send` hears only of
 * those that have another tier now, or whose tier has another customer group.
 */
export const announceTiers = (database: Database, send: Send<TierChange>, most: number) =>
  tell(
    database,
    (sql) => findUncheckedTiers(sql, { most }),
    async (looked) => {
      const changes = looked.filter((member) => hasOtherTier(member) || hasOtherGroup(member))
      if (changes.length > 0) {
        await send(changes)
      }
    },
    markTiersChecked
  )

export const hasOtherTier = (change: TierChange) => change.tier_id !== change.previous_tier_id
export const hasOtherGroup = (change: TierChange) =>
  change.customer_group_id !== change.previous_customer_group_id
