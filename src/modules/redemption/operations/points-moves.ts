import type { RedemptionEvent } from "../../../contracts/bus-events"
import { expiringAmount } from "../../../domain/points"
import { newId } from "../ids"
import { notAllowed } from "../problems"
import { closePointsEntry } from "../sql/close-points-entry"
import { findExpiredEntries } from "../sql/find-expired-entries"
import { insertPointsEntries, type NewPointsEntry } from "../sql/insert-points-entries"
import { levelPoints } from "../sql/level-points"
import { lockPointsAccount } from "../sql/lock-points-account"
import { maturePoints } from "../sql/mature-points"
import { movePoints } from "../sql/move-points"
import { insertNews } from "../sql/news"
import type { Sql } from "../sql/sql"

const plainEntry = {
  remaining: 0,
  status: "active",
  pending_days: null,
  expires_after_days: null,
  redemption_id: null,
  effect_id: null,
  reverses_id: null,
  note: null,
} satisfies Partial<NewPointsEntry>

/**
 * Brings one member's points up to the clock: what was pending becomes active, what has reached its end expires.
 * Under the account's lock, so doing it twice or on two instances at once does it once.
 *
 * @returns whether anything moved
 */
export async function settlePoints(sql: Sql, customer_id: string): Promise<boolean> {
  const account = await lockPointsAccount(sql, { id: newId("redpa"), customer_id })
  const matured = await maturePoints(sql, { customer_id, balance: account.balance })
  let balance = account.balance + matured
  if (matured > 0) {
    await movePoints(sql, {
      id: newId("redpa"),
      customer_id,
      balance: matured,
      pending: -matured,
      lifetime: 0,
      floor: null,
    })
    // Somebody who owes pays with what has become active, before the rest of it may expire.
    await levelPoints(sql, { customer_id })
  }
  const expired = await findExpiredEntries(sql, { customer_id })
  for (const entry of expired) {
    const amount = expiringAmount(entry.remaining, balance)
    await closePointsEntry(sql, { entry_id: entry.id, status: "expired", remaining: amount })
    if (amount === 0) {
      continue
    }
    balance -= amount
    await movePoints(sql, {
      id: newId("redpa"),
      customer_id,
      balance: -amount,
      pending: 0,
      lifetime: 0,
      floor: null,
    })
    await insertPointsEntries(sql, [
      {
        ...plainEntry,
        id: newId("redpe"),
        customer_id,
        type: "expire",
        amount: -amount,
        balance_after: balance,
        redemption_id: entry.redemption_id,
      },
    ])
  }
  const moved = matured > 0 || expired.length > 0
  if (moved) {
    await insertNews(sql, pointsNews(customer_id))
  }
  return moved
}

const pointsNews = (customer_id: string): RedemptionEvent => ({
  name: "redemption_points.changed",
  data: { customer_id },
})

/** Staff give or take points by hand. @throws 400 when the member has not enough to take from */
export async function adjustPoints(
  sql: Sql,
  input: { customer_id: string; amount: number; note: string }
): Promise<void> {
  const { customer_id, amount } = input
  await settlePoints(sql, customer_id)
  const balance = await movePoints(sql, {
    id: newId("redpa"),
    customer_id,
    balance: amount,
    pending: 0,
    lifetime: Math.max(amount, 0),
    floor: 0,
  })
  if (balance === null) {
    throw notAllowed("amount: the member has not so many points")
  }
  await insertPointsEntries(sql, [
    {
      ...plainEntry,
      id: newId("redpe"),
      customer_id,
      type: "adjust",
      amount,
      remaining: Math.max(amount, 0),
      balance_after: balance,
      note: input.note,
    },
  ])
  await insertNews(sql, pointsNews(customer_id))
  if (amount < 0) {
    await levelPoints(sql, { customer_id })
  }
}
