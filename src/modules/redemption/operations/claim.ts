import type { PlannedEffect } from "../../../domain/effects/registry"
import type { LimitGuard } from "../../../domain/limits"
import { faultPoint } from "../fault-point"
import { newId } from "../ids"
import { claimCode } from "../sql/claim-code"
import { countUsage } from "../sql/count-usage"
import { insertEffects, type NewEffect } from "../sql/insert-effects"
import { insertPointsEntries, type NewPointsEntry } from "../sql/insert-points-entries"
import { insertRedemption, type NewRedemption } from "../sql/insert-redemption"
import { movePoints } from "../sql/move-points"
import { spendPoints } from "../sql/spend-points"
import type { Sql } from "../sql/sql"

/** Somebody else was faster, or there is no room left: thrown to roll the whole claim back. */
export class ClaimLost extends Error {
  constructor(
    readonly lost: { to: "key" } | { to: "code" } | { to: "limit"; guard: LimitGuard } | { to: "points" }
  ) {
    super(`Claim lost: ${lost.to}`)
  }
}

export type ClaimInput = Omit<NewRedemption, "id" | "usage"> & {
  id: string
  guards: LimitGuard[]
  effects: PlannedEffect[]
  referrer_id: string | null
}

export type Claimed = {
  redemption_id: string
  created_at: Date
  effects: NewEffect[]
  balance: number | null
}

/**
 * Carries out a grant: every line is a guard, in the one lock order (key, code, member counters, campaign
 * counters, accounts), and the first that fails rolls back all.
 *
 * @throws ClaimLost
 */
export async function claim(sql: Sql, input: ClaimInput): Promise<Claimed> {
  const { guards, effects: planned, referrer_id, ...redemption } = input
  const created_at = await insertRedemption(sql, { ...redemption, usage: guards.map(withoutCap) })
  if (!created_at) {
    throw new ClaimLost({ to: "key" })
  }
  if (!(await claimCode(sql, { code_id: input.code_id, customer_id: input.customer_id }))) {
    throw new ClaimLost({ to: "code" })
  }
  for (const guard of guards) {
    if (!(await countUsage(sql, { id: newId("redusg"), campaign_id: input.campaign_id, guard }))) {
      throw new ClaimLost({ to: "limit", guard })
    }
  }
  const effects = planned.map((effect) => effectRow(effect, input.id))
  // Two people may be rewarded: their accounts, too, are locked in one order everywhere.
  const owners = (["member", "referrer"] as const)
    .map((target) => ({ target, customer_id: target === "member" ? input.customer_id : referrer_id }))
    .filter((owner): owner is Owner => owner.customer_id !== null)
    .sort((a, b) => (a.customer_id < b.customer_id ? -1 : 1))
  let balance: number | null = null
  for (const owner of owners) {
    const after = await givePoints(sql, { ...owner, redemption_id: input.id }, planned, effects)
    balance = owner.target === "member" ? after : balance
  }
  await insertEffects(sql, effects)
  faultPoint("claim.before-commit")
  return { redemption_id: input.id, created_at, effects, balance }
}

type Owner = { target: "member" | "referrer"; customer_id: string }

/** What reversal needs to give back; the cap may change meanwhile and is not part of it. */
function withoutCap({ scope, kind, customer_id, window_key, amount }: LimitGuard) {
  return { scope, kind, customer_id, window_key, amount }
}

function effectRow(effect: PlannedEffect, redemption_id: string): NewEffect {
  return {
    id: newId("redeff"),
    redemption_id,
    rule_index: effect.rule_index,
    effect_index: effect.effect_index,
    target: effect.target,
    type: effect.type,
    status: effect.where === "ledger" ? "applied" : "pending",
    payload: effect.payload,
  }
}

/** One line per points effect, and the account moved by their sum. Returns the balance after, null if none moved. */
async function givePoints(
  sql: Sql,
  owner: Owner & { redemption_id: string },
  planned: PlannedEffect[],
  rows: NewEffect[]
): Promise<number | null> {
  const moves = planned.flatMap((effect, index) =>
    effect.where === "ledger" && effect.target === owner.target && effect.points !== 0
      ? [
          {
            points: effect.points,
            row: rows[index],
            is_pending: Number(effect.payload.pending_days ?? 0) > 0,
          },
        ]
      : []
  )
  if (moves.length === 0) {
    return null
  }
  const sum = (list: typeof moves) => list.reduce((total, move) => total + move.points, 0)
  const active = moves.filter((move) => !move.is_pending)
  const deducts = moves.some((move) => move.points < 0)
  const balance = await movePoints(sql, {
    id: newId("redpa"),
    customer_id: owner.customer_id,
    balance: sum(active),
    pending: sum(moves.filter((move) => move.is_pending)),
    lifetime: sum(moves.filter((move) => move.points > 0)),
    floor: deducts ? 0 : null,
  })
  if (balance === null) {
    throw new ClaimLost({ to: "points" })
  }
  let running = balance - sum(active)
  const entries = moves.map(({ points, row, is_pending }): NewPointsEntry => {
    running += is_pending ? 0 : points
    return {
      id: newId("redpe"),
      customer_id: owner.customer_id,
      type: points > 0 ? "add" : "deduct",
      amount: points,
      remaining: Math.max(points, 0),
      balance_after: running,
      status: is_pending ? "pending" : "active",
      pending_days: (row.payload.pending_days as number | null) ?? null,
      expires_after_days: (row.payload.expires_after_days as number | null) ?? null,
      redemption_id: owner.redemption_id,
      effect_id: row.id,
      reverses_id: null,
      note: null,
    }
  })
  await insertPointsEntries(sql, entries)
  if (deducts) {
    await spendPoints(sql, {
      customer_id: owner.customer_id,
      amount: -sum(moves.filter((move) => move.points < 0)),
    })
  }
  return balance
}
