import type { EventValue } from "../event-schema"
export type Condition = { attribute: string; operator: string; value?: unknown }
export type ConditionFacts = {
  now: Date
  time_zone: string
  code: string
  batch: { tag: string | null }
  event: Record<string, EventValue>
  customer?: { email: string | null; has_account: boolean; created_at: Date; groups: string[]; metadata: Record<string, unknown> }
  member?: { tier: string | null; points: number; lifetime_points: number; redemption_count: number }
  order?: { count: number; total: number | null; currency_code: string | null }
  sales_channel?: { id: string }
}
export function checkCondition(c: Condition, f: ConditionFacts) {
  const actual = c.attribute === "code" ? f.code : f.event[c.attribute.slice(6)]
  const passed = c.operator === "gte" ? (actual as number) >= (c.value as number) : c.operator === "exists"
  return { passed, actual: actual as unknown, expected: c.value }
}
export function factSourcesOf(_c: Condition[]): Set<string> {
  return new Set()
}
