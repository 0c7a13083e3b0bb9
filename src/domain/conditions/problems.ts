import type { EventSchema } from "../event-schema"
import { attributeNames, attributeOf } from "./attributes"
import type { Condition } from "./check"
import { operators } from "./registry"

/** What is wrong with one condition of a campaign on this event schema; the field is a part of the condition. */
export function conditionProblems(
  condition: Condition,
  schema: Pick<EventSchema, "attributes">
): { field: "attribute" | "operator" | "value"; message: string }[] {
  const attribute = attributeOf(condition.attribute, schema)
  if (!attribute) {
    return [{ field: "attribute", message: unknownAttribute(condition.attribute, schema) }]
  }
  const operator = operators.get(condition.operator)
  if (!operator) {
    return [{ field: "operator", message: `must be one of ${[...operators.keys()].join(", ")}` }]
  }
  if (!operator.fits.includes(attribute.type)) {
    const fitting = [...operators.values()].filter((other) => other.fits.includes(attribute.type))
    return [
      {
        field: "operator",
        message: `does not fit ${condition.attribute}: use ${fitting.map((other) => other.operator).join(", ")}`,
      },
    ]
  }
  const value = operator.value(attribute.type).safeParse(condition.value)
  return value.success ? [] : [{ field: "value", message: value.error.issues[0].message }]
}

function unknownAttribute(name: string, schema: Pick<EventSchema, "attributes">): string {
  if (name.startsWith("event.")) {
    const known = schema.attributes.map((attribute) => `event.${attribute.name}`)
    return `is not an attribute of the event schema, which has ${known.join(", ") || "none"}`
  }
  return `must be event.<name>, customer.metadata.<key> or one of ${attributeNames.join(", ")}`
}
