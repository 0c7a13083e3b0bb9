export type EventAttributeType = "text" | "number" | "boolean" | "datetime"
export type EventAttribute = { name: string; type: EventAttributeType; required: boolean; description?: string | null }
export type EventSchema = { event_type: string; attributes: EventAttribute[]; is_active: boolean }
export type EventValue = string | number | boolean
export function checkEventAttributes(
  schema: Pick<EventSchema, "attributes">,
  input: Record<string, unknown>
): { values: Record<string, EventValue> } | { problems: { attribute: string; message: string }[] } {
  const problems: { attribute: string; message: string }[] = []
  for (const k of Object.keys(input)) {
    const a = schema.attributes.find((x) => x.name === k)
    if (!a) problems.push({ attribute: k, message: "unknown" })
    else if (a.type === "number" && typeof input[k] !== "number") problems.push({ attribute: k, message: "number" })
  }
  for (const a of schema.attributes) if (a.required && input[a.name] == null) problems.push({ attribute: a.name, message: "missing" })
  return problems.length ? { problems } : { values: input as Record<string, EventValue> }
}
export function eventSchemaProblems(_s: EventSchema): { field: string; message: string }[] {
  return []
}
export const defaultEventSchema = {
  event_type: "code_redeemed",
  name: "Code redeemed",
  attributes: [{ name: "promo_code", type: "text" as const, required: true, description: "The code" }],
  is_active: true,
}
