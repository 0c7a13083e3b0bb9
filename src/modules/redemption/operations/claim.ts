import type { PlannedEffect } from "../../../domain/effects/registry"
import type { LimitGuard } from "../../../domain/limits"
import { newId } from "../ids"
import type { NewClaim, NewEffect, NewRedemption, PointsMove } from "../sql/claim"

export type ClaimInput = Omit<NewRedemption, "usage"> & {
  guards: LimitGuard[]
  effects: PlannedEffect[]
  referrer_id: string | null
}

/** All that a grant writes. The database carries it out as a whole or refuses it: see `sql/claim.ts`. */
export function planClaim(input: ClaimInput): NewClaim {
  const { guards, effects: planned, referrer_id, ...redemption } = input
  const effects = planned.map((effect) => effectRow(effect, input.id))
  // Two people may be rewarded: their accounts, too, are locked in one order everywhere.
  const owners = (["member", "referrer"] as const)
    .map((target) => ({ target, customer_id: target === "member" ? input.customer_id : referrer_id }))
    .filter((owner): owner is Owner => owner.customer_id !== null)
    .sort((a, b) => (a.customer_id < b.customer_id ? -1 : 1))
  return {
    redemption: { ...redemption, usage: guards.map(withoutCap) },
    guards: guards.map((guard) => ({ ...guard, id: newId("redusg") })),
    effects,
    moves: owners.flatMap((owner) => pointsMove({ ...owner, redemption_id: input.id }, planned, effects)),
  }
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

/** One line per points effect, and the account moved by their sum. */
function pointsMove(
  owner: Owner & { redemption_id: string },
  planned: PlannedEffect[],
  rows: NewEffect[]
): PointsMove[] {
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
    return []
  }
  const sum = (list: typeof moves) => list.reduce((total, move) => total + move.points, 0)
  const active = moves.filter((move) => !move.is_pending)
  const deducts = moves.filter((move) => move.points < 0)
  let still_to_come = sum(active)
  const entries = moves.map(({ points, row, is_pending }): PointsMove["entries"][number] => {
    still_to_come -= is_pending ? 0 : points
    return {
      id: newId("redpe"),
      customer_id: owner.customer_id,
      type: points > 0 ? "add" : "deduct",
      amount: points,
      remaining: Math.max(points, 0),
      still_to_come,
      status: is_pending ? "pending" : "active",
      pending_days: (row.payload.pending_days as number | null) ?? null,
      expires_after_days: (row.payload.expires_after_days as number | null) ?? null,
      redemption_id: owner.redemption_id,
      effect_id: row.id,
      reverses_id: null,
      note: null,
    }
  })
  return [
    {
      id: newId("redpa"),
      customer_id: owner.customer_id,
      balance: sum(active),
      pending: sum(moves.filter((move) => move.is_pending)),
      lifetime: sum(moves.filter((move) => move.points > 0)),
      floor: deducts.length > 0 ? 0 : null,
      spent: Math.max(0, -sum(deducts)),
      entries,
    },
  ]
}
