import type { ConditionFacts } from "./conditions/facts"
import { planEffect, type PlannedEffect } from "./effects/registry"
import { limitGuards, type CampaignLimits, type LimitGuard, type Share } from "./limits"
import type { Rule } from "./rules"

/** What a redemption gives and what it takes from counters, before anything is written. */
export type Grant = {
  effects: PlannedEffect[]
  guards: LimitGuard[]
  /** Signed points for the member. */
  points: number
  /** What it takes from the budget. */
  units: number
  matched_rules: number[]
  /** Who is rewarded by the effects whose target is the referrer. */
  referrer_id: string | null
}

/** The units of all matching rules are summed before any limit is looked at: all or nothing. */
export function planGrant(
  situation: {
    now: Date
    time_zone: string
    customer_id: string | null
    referrer_id?: string | null
    ignore_member_limit?: boolean
  },
  campaign: { rules: Rule[]; limits: CampaignLimits },
  matched: number[],
  facts: ConditionFacts
): Grant {
  const effects = matched.flatMap((rule_index) =>
    campaign.rules[rule_index].effects.map(
      (effect, effect_index): PlannedEffect => ({
        ...planEffect(effect, facts),
        rule_index,
        effect_index,
        target: campaign.rules[rule_index].target,
      })
    )
  )
  const sum = (target: Rule["target"], amount: "points" | "units") =>
    effects.reduce((total, effect) => total + (effect.target === target ? effect[amount] : 0), 0)
  const shares = (["member", "referrer"] as const).flatMap((target): Share[] => {
    const customer_id = target === "member" ? situation.customer_id : situation.referrer_id
    const isRewarded = matched.some((index) => campaign.rules[index].target === target)
    return isRewarded && customer_id ? [{ customer_id, units: sum(target, "units") }] : []
  })
  const { limits } = campaign
  const guards = limitGuards({ limits, shares, now: situation.now, time_zone: situation.time_zone })
  return {
    effects,
    guards: situation.ignore_member_limit ? guards.filter((guard) => guard.scope !== "member") : guards,
    points: sum("member", "points"),
    units: sum("member", "units") + sum("referrer", "units"),
    matched_rules: matched,
    referrer_id: situation.referrer_id ?? null,
  }
}

/** Whether the member cannot pay what the effects take. Points that are still pending pay for nothing. */
export function lacksPoints(grant: Grant, facts: ConditionFacts): boolean {
  const own = grant.effects.filter((effect) => effect.target === "member")
  const at_once = own.filter((effect) => !Number(effect.payload.pending_days ?? 0))
  const after = at_once.reduce((balance, effect) => balance + effect.points, facts.member?.points ?? 0)
  return own.some((effect) => effect.points < 0) && after < 0
}
