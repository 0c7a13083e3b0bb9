import type { EventSchema } from "../event-schema"
export function conditionProblems(c: unknown, _s?: Pick<EventSchema, "attributes">): { field: string; message: string }[] {
  return ["gte", "exists"].includes((c as { operator: string }).operator) ? [] : [{ field: "operator", message: "unknown" }]
}
