import { inLockOrder } from "../../../domain/limits"
import { undoEntry } from "../../../domain/points"
import { faultPoint } from "../fault-point"
import { newId } from "../ids"
import { closePointsEntry } from "../sql/close-points-entry"
import { countBatchCodes } from "../sql/count-batch-codes"
import { findPointsOwners } from "../sql/find-points-owners"
import { findReversibleEntries } from "../sql/find-reversible-entries"
import { giveBackCode } from "../sql/give-back-code"
import { giveBackUsage } from "../sql/give-back-usage"
import { insertPointsEntries } from "../sql/insert-points-entries"
import { levelPoints } from "../sql/level-points"
import { lockPointsAccount } from "../sql/lock-points-account"
import { movePoints } from "../sql/move-points"
import { reverseEffects } from "../sql/reverse-effects"
import { markReversed, type ReversibleRedemption } from "../sql/reverse-redemption"
import type { Sql } from "../sql/sql"

export type Reversal = {
  redemption_id: string
  /** What becomes of the code. */
  code: "unused" | "voided"
  reason: string | null
  reversed_by: string | null
}

export type Reversed = {
  /** False when it was reversed already: then nothing was done. */
  changed: boolean
  /** Points that could not be taken back because they are spent. */
  points_shortfall: number
}

/**
 * Undoes a redemption in one transaction, in the lock order of every claim: the redemption, the code, the counters,
 * the accounts. Nothing is edited that says what happened; opposite lines are written beside it.
 */
export async function reverse(sql: Sql, input: Reversal, spent: "negative" | "zero"): Promise<Reversed> {
  const redemption = await markReversed(sql, input)
  if (!redemption) {
    return { changed: false, points_shortfall: 0 }
  }
  const { newly_voided_in } = await giveBackCode(sql, { code_id: redemption.code_id, status: input.code })
  // A limit that was set later has put its counters behind those that were there.
  for (const part of inLockOrder(redemption.usage)) {
    await giveBackUsage(sql, { campaign_id: redemption.campaign_id, part })
  }
  const points_shortfall = await takePointsBack(sql, redemption, input, spent)
  await reverseEffects(sql, { redemption_id: redemption.id })
  if (newly_voided_in) {
    await countBatchCodes(sql, { batch_id: newly_voided_in, voided: 1 })
  }
  faultPoint("reverse.before-commit")
  return { changed: true, points_shortfall }
}

async function takePointsBack(
  sql: Sql,
  redemption: ReversibleRedemption,
  input: Reversal,
  spent: "negative" | "zero"
): Promise<number> {
  let shortfall = 0
  for (const customer_id of await findPointsOwners(sql, { redemption_id: redemption.id })) {
    let { balance } = await lockPointsAccount(sql, { id: newId("redpa"), customer_id })
    const entries = await findReversibleEntries(sql, { redemption_id: redemption.id, customer_id })
    for (const entry of entries) {
      const undoing = undoEntry(entry, balance, spent)
      await closePointsEntry(sql, { entry_id: entry.id, status: "reversed", remaining: 0 })
      const after = await movePoints(sql, { id: newId("redpa"), customer_id, ...undoing, floor: null })
      balance = after ?? balance
      shortfall += undoing.shortfall
      await insertPointsEntries(sql, [
        {
          id: newId("redpe"),
          customer_id,
          type: "reverse",
          amount: undoing.amount,
          remaining: undoing.remaining,
          balance_after: balance,
          status: "active",
          pending_days: null,
          expires_after_days: null,
          redemption_id: redemption.id,
          effect_id: null,
          reverses_id: entry.id,
          note: input.reason,
        },
      ])
    }
    // What was spent of these points is owed by the others that are left.
    await levelPoints(sql, { customer_id })
  }
  return shortfall
}
