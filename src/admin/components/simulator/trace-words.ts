import type { SimulationAnswer } from "../../../contracts/simulation"

/** The trace of a simulation in groups, as the page shows it. The names of checks are those of `domain/decide.ts`. */

export type TraceEntry = SimulationAnswer["trace"][number]
export const checkGroups = ["code", "campaign", "event", "rules", "limits"] as const
export type CheckGroup = (typeof checkGroups)[number]

const groupOfCheck: Record<string, CheckGroup> = {
  code_format: "code",
  attempts: "code",
  customer: "code",
  code_known: "code",
  code_not_voided: "code",
  code_available: "code",
  code_not_expired: "code",
  code_for_this_member: "code",
  campaign_status: "campaign",
  campaign_started: "campaign",
  campaign_not_ended: "campaign",
  event_schema_active: "event",
  event_type: "event",
  event_attributes: "event",
  rules: "rules",
  points_cover: "limits",
  code_not_used: "limits",
}

export const groupOf = (check: string): CheckGroup =>
  groupOfCheck[check] ?? (check.startsWith("rule.") ? "rules" : "limits")

/** Checks of the whole redemption; those of single rules are in `rulesIn`. */
export const entriesOf = (trace: TraceEntry[], group: CheckGroup) =>
  trace.filter(({ check }) => groupOf(check) === group && !check.startsWith("rule."))

/** "limit.member.units" has its words under `limit_member_units`. */
export const wordsOf = (check: string) => check.replaceAll(".", "_")

export type RuleTrace = {
  index: number
  holds: boolean
  /** Null where the rule rewards the member, so that nobody asked for a referrer. */
  referrer: TraceEntry | null
  conditions: (TraceEntry & { attribute: string; operator: string })[]
}

/** `rule.0.condition.2.customer.groups.any_of`: attributes have dots in their names, operators have none. */
const ruleCheck = /^rule\.(\d+)\.(?:referrer|condition\.\d+\.(.+)\.([a-z_]+))$/

/** Each rule with its conditions. A rule without conditions leaves no trace, and holds. */
export function rulesIn(trace: TraceEntry[], ruleCount: number): RuleTrace[] {
  const wereReached = trace.some(({ check }) => groupOf(check) === "rules")
  if (!wereReached) {
    return []
  }
  return Array.from({ length: ruleCount }, (_, index) => {
    const own = trace.flatMap((entry) => {
      const found = ruleCheck.exec(entry.check)
      return found && Number(found[1]) === index
        ? [{ ...entry, attribute: found[2] as string | undefined, operator: found[3] }]
        : []
    })
    return {
      index,
      holds: own.every(({ passed }) => passed),
      referrer: own.find(({ attribute }) => attribute === undefined) ?? null,
      conditions: own.flatMap((entry) =>
        entry.attribute === undefined ? [] : [{ ...entry, attribute: entry.attribute }]
      ),
    }
  })
}
