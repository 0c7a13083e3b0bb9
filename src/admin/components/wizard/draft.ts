import type { CampaignLimits, Limit } from "../../../domain/limits"
import { codeFormatDefaults, type CodeFormat } from "../../../domain/code-format"
import type { WindowUnit } from "../../../domain/windows"

/** What the wizard holds while somebody fills it in: texts as typed, nothing checked yet. */
export type ConditionDraft = { attribute: string; operator: string; value: string; second: string }
export type RuleDraft = {
  conditions: ConditionDraft[]
  effect: "fixed" | "per_unit" | "deduct"
  points: string
  attribute: string
  expires_after_days: string
}
export type LimitDraft = { value: string; unit: WindowUnit | "total"; count: string }

export type CampaignDraft = {
  event_schema_id: string
  code_attribute: string
  code_source: "generate" | "import"
  quantity: string
  acknowledge_weak_codes: boolean
  format: Omit<CodeFormat, "length" | "group_size"> & { length: string; group_size: string }
  name: string
  description: string
  starts_at: string
  ends_at: string
  visibility: "everyone" | "segments" | "hidden"
  groups: string[]
  rules: RuleDraft[]
  memberExecutions: LimitDraft
  campaignExecutions: LimitDraft
  budget: LimitDraft
  activate: boolean
}

export const emptyCondition = (): ConditionDraft => ({
  attribute: "code",
  operator: "starts_with",
  value: "",
  second: "",
})
export const emptyRule = (): RuleDraft => ({
  conditions: [],
  effect: "fixed",
  points: "100",
  attribute: "",
  expires_after_days: "",
})
const noLimit = (unit: LimitDraft["unit"]): LimitDraft => ({ value: "", unit, count: "1" })

export const emptyDraft = (): CampaignDraft => ({
  event_schema_id: "",
  code_attribute: "promo_code",
  code_source: "generate",
  quantity: "1000",
  acknowledge_weak_codes: false,
  format: { ...codeFormatDefaults, length: String(codeFormatDefaults.length), group_size: "0" },
  name: "",
  description: "",
  starts_at: "",
  ends_at: "",
  visibility: "everyone",
  groups: [],
  rules: [emptyRule()],
  memberExecutions: noLimit("month"),
  campaignExecutions: noLimit("total"),
  budget: noLimit("total"),
  activate: true,
})

/** A number as typed; NaN for what is none, so that the contract names the field. */
const numberOf = (typed: string) => (typed.trim() === "" ? Number.NaN : Number(typed))
const optional = (typed: string) => (typed.trim() === "" ? undefined : numberOf(typed))

export const formatOf = (draft: CampaignDraft): CodeFormat => ({
  ...draft.format,
  length: numberOf(draft.format.length),
  group_size: numberOf(draft.format.group_size),
})

function limitOf(draft: LimitDraft): Limit | null {
  const value = optional(draft.value)
  if (value === undefined) {
    return null
  }
  const window = draft.unit === "total" ? "total" : { unit: draft.unit, count: numberOf(draft.count) }
  return { value, window }
}

export const limitsOf = (draft: CampaignDraft): CampaignLimits => ({
  member: { executions: limitOf(draft.memberExecutions), units: null },
  campaign: { executions: limitOf(draft.campaignExecutions), units: limitOf(draft.budget) },
})

/** A moment of the browser's own clock, as the API takes it. */
const instantOf = (local: string) => (local === "" ? null : new Date(local).toISOString())

export type TypeOf = (attribute: string) => string | undefined
export type InputOf = (operator: string) => string | undefined

/** What the API is sent. */
export function payloadOf(draft: CampaignDraft, typeOf: TypeOf, inputOf: InputOf) {
  const isGenerated = draft.code_source === "generate"
  return {
    name: draft.name,
    description: draft.description.trim() === "" ? null : draft.description,
    ...(draft.event_schema_id ? { event_schema_id: draft.event_schema_id } : {}),
    code_attribute: draft.code_attribute,
    code_source: draft.code_source,
    ...(isGenerated
      ? {
          code_format: formatOf(draft),
          quantity: numberOf(draft.quantity),
          acknowledge_weak_codes: draft.acknowledge_weak_codes,
        }
      : {}),
    starts_at: instantOf(draft.starts_at),
    ends_at: instantOf(draft.ends_at),
    visibility: { target: draft.visibility, ids: draft.visibility === "segments" ? draft.groups : [] },
    rules: draft.rules.map((rule) => ({
      conditions: rule.conditions.map((condition) => conditionOf(condition, typeOf, inputOf)),
      effects: [effectOf(rule)],
    })),
    limits: limitsOf(draft),
    activate: draft.activate,
  }
}

function effectOf(rule: RuleDraft) {
  if (rule.effect === "deduct") {
    return { type: "deduct_points" as const, points: numberOf(rule.points) }
  }
  const expires = optional(rule.expires_after_days)
  const expiry = expires === undefined ? {} : { expires_after_days: expires }
  return rule.effect === "fixed"
    ? { type: "add_points" as const, points: numberOf(rule.points), ...expiry }
    : {
        type: "add_points" as const,
        per_unit: { attribute: rule.attribute, factor: numberOf(rule.points) },
        ...expiry,
      }
}

function conditionOf(
  { attribute, operator, value, second }: ConditionDraft,
  typeOf: TypeOf,
  inputOf: InputOf
) {
  const type = typeOf(attribute)
  const one = (typed: string): string | number | boolean => {
    switch (type) {
      case "number":
        return numberOf(typed)
      case "boolean":
        return typed === "true"
      case "datetime":
        return typed === "" ? "" : new Date(typed).toISOString()
      default:
        return typed.trim()
    }
  }
  const list = value.split(",").filter((part) => part.trim() !== "")
  switch (inputOf(operator)) {
    case "none":
      return { attribute, operator }
    case "many":
      return { attribute, operator, value: list.map(one) }
    case "range":
      return { attribute, operator, value: [one(value), one(second)] }
    case "times":
      return { attribute, operator, value: [value.trim(), second.trim()] }
    case "days":
      return { attribute, operator, value: list.map((day) => day.trim().toLowerCase()) }
    default:
      return { attribute, operator, value: one(value) }
  }
}
