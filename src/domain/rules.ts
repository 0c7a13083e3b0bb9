import type { Condition } from "./conditions/check"
import { conditionProblems } from "./conditions/problems"
import { effectProblems, type Effect } from "./effects/registry"
import type { EventSchema } from "./event-schema"

/** One rule: when all its conditions hold, all its effects happen. No conditions: it always holds. */
export type Rule = {
  name: string
  /** Who is rewarded. `referrer` exists on referral campaigns only. */
  target: "member" | "referrer"
  conditions: Condition[]
  effects: Effect[]
}

export const ruleLimits = { rules: 10, conditions: 30, effects: 10 } as const

export type Problem = { field: string; message: string }

/**
 * What is wrong with the rules of a campaign, as field paths ("rules.0.conditions.2.operator").
 *
 * Shapes are the contract's business; this looks at meaning, which needs the event schema: does the attribute
 * exist, does the operator fit its type, does the effect count on an attribute that is a number.
 */
export function ruleProblems(
  rules: Rule[],
  context: { schema: Pick<EventSchema, "attributes">; type: "direct" | "referral" }
): Problem[] {
  return rules.flatMap((rule, index) => {
    const at = (path: string, problems: Problem[]) =>
      problems.map((problem) => ({ ...problem, field: `rules.${index}.${path}.${problem.field}` }))
    return [
      ...(rule.target === "referrer" && context.type !== "referral"
        ? [{ field: `rules.${index}.target`, message: "Only a referral campaign can reward the referrer" }]
        : []),
      ...rule.effects.flatMap((effect, i) =>
        rule.target === "referrer" && effect.type === "deduct_points"
          ? [
              {
                field: `rules.${index}.effects.${i}.type`,
                message: "Points can be taken only from the member",
              },
            ]
          : []
      ),
      ...rule.conditions.flatMap((condition, i) =>
        at(`conditions.${i}`, conditionProblems(condition, context.schema))
      ),
      ...rule.effects.flatMap((effect, i) => at(`effects.${i}`, effectProblems(effect, context.schema))),
    ]
  })
}
