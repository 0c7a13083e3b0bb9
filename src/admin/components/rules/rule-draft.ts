import { attributeOf, type AttributeType } from "../../../domain/conditions/attributes"
import { operators } from "../../../domain/conditions/registry"
import { effectForms } from "../../../domain/effects/registry"
import type { Rule } from "../../../domain/rules"
import type { EventSchemaRow } from "../../lib/api/shop"

/** Rules while somebody fills them in: texts as typed, nothing checked yet. */
export type ConditionDraft = { attribute: string; operator: string; values: string[] }
export type EffectDraft = {
  type: string
  /** By the path of the field in what the API is sent: `points`, `per_unit.factor`. */
  values: Record<string, string>
  /** Whatever the effect has that no field shows, kept as it is. */
  rest: Record<string, unknown>
}
export type RuleDraft = {
  name: string
  target: "member" | "referrer"
  conditions: ConditionDraft[]
  effects: EffectDraft[]
}
export type RulesDraft = { rules: RuleDraft[] }

export const emptyCondition = (): ConditionDraft => ({
  attribute: "code",
  operator: "starts_with",
  values: [""],
})
export const emptyEffect = (type = "add_points"): EffectDraft => ({
  type,
  values: type === "add_points" ? { points: "100" } : {},
  rest: {},
})
export const emptyRule = (): RuleDraft => ({
  name: "",
  target: "member",
  conditions: [],
  effects: [emptyEffect()],
})

/** A number as typed; NaN for what is none, so that the contract names the field. */
export const numberOf = (typed: string) => (typed.trim() === "" ? Number.NaN : Number(typed))

export const typeOfAttribute = (
  attribute: string,
  schema: EventSchemaRow | undefined
): AttributeType | undefined => attributeOf(attribute, schema)?.type

/** What the API is sent. */
export const rulesOf = (drafts: RuleDraft[], schema: EventSchemaRow | undefined) =>
  drafts.map(({ name, target, conditions, effects }) => ({
    name,
    target,
    conditions: conditions.map((condition) => conditionOf(condition, schema)),
    effects: effects.map(effectOf),
  }))

function conditionOf({ attribute, operator, values }: ConditionDraft, schema: EventSchemaRow | undefined) {
  const type = typeOfAttribute(attribute, schema)
  const one = (typed = ""): string | number | boolean => {
    switch (type) {
      case "number":
        return numberOf(typed)
      case "boolean":
        return typed !== "false"
      default:
        return typed.trim()
    }
  }
  switch (operators.get(operator)?.input) {
    case "none":
      return { attribute, operator }
    case "many":
      return { attribute, operator, value: values.filter((typed) => typed.trim() !== "").map(one) }
    case "range":
      return { attribute, operator, value: [one(values[0]), one(values[1])] }
    case "times":
      return { attribute, operator, value: [values[0] ?? "", values[1] ?? ""] }
    case "days":
      return { attribute, operator, value: values.filter((day) => day !== "") }
    default:
      return { attribute, operator, value: one(values[0]) }
  }
}

const numeric: readonly string[] = ["integer", "number"]

function effectOf({ type, values, rest }: EffectDraft): Record<string, unknown> {
  const effect: Record<string, unknown> = { ...rest, type }
  for (const { name, input, required } of effectForms.get(type)?.fields ?? []) {
    if (input === "number_attribute") {
      const attribute = values[`${name}.attribute`] ?? ""
      if (attribute !== "") {
        const cap = values[`${name}.cap`] ?? ""
        effect[name] = {
          attribute,
          factor: numberOf(values[`${name}.factor`] ?? ""),
          ...(cap.trim() === "" ? {} : { cap: numberOf(cap) }),
        }
      }
      continue
    }
    const typed = values[name] ?? ""
    if (typed.trim() !== "" || required) {
      effect[name] = numeric.includes(input) ? numberOf(typed) : typed
    }
  }
  return effect
}

/** A campaign's rules, to be changed. */
export const draftOfRules = (rules: readonly Rule[]): RuleDraft[] =>
  rules.map(({ name, target, conditions, effects }) => ({
    name,
    target,
    conditions: conditions.map(({ attribute, operator, value }) => ({
      attribute,
      operator,
      values: (Array.isArray(value) ? value : value === undefined || value === null ? [""] : [value]).map(
        String
      ),
    })),
    effects: effects.map(draftOfEffect),
  }))

function draftOfEffect(effect: Rule["effects"][number]): EffectDraft {
  const { type, ...rest }: Record<string, unknown> & { type: string } = effect
  const values: Record<string, string> = {}
  for (const { name, input } of effectForms.get(type)?.fields ?? []) {
    const value = rest[name]
    delete rest[name]
    if (value === undefined || value === null) {
      continue
    }
    if (input === "number_attribute") {
      for (const [part, inner] of Object.entries(value as Record<string, unknown>)) {
        if (inner !== undefined && inner !== null) {
          values[`${name}.${part}`] = String(inner)
        }
      }
    } else {
      values[name] = String(value)
    }
  }
  return { type, values, rest }
}
