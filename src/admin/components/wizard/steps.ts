import { CreateCampaign } from "../../../contracts/campaign"
import { ruleProblems, type Rule } from "../../../domain/rules"
import type { EventSchemaRow } from "../../lib/api"

export const steps = ["codes", "details", "rules", "limits", "summary"] as const
export type Step = (typeof steps)[number]

/** The fault of each field, by its path in what the API is sent. */
export type Faults = Record<string, string>

/** The same contract and the same rules as the API's own, before anything is sent. */
export function faultsOf(payload: object, schema: EventSchemaRow | undefined): Faults {
  const faults: Faults = {}
  const parsed = CreateCampaign.safeParse(payload)
  for (const issue of parsed.error?.issues ?? []) {
    faults[issue.path.join(".")] ??= issue.message
  }
  if (parsed.success && schema) {
    for (const { field, message } of ruleProblems(parsed.data.rules as Rule[], { schema, type: "direct" })) {
      faults[field] ??= message
    }
  }
  return faults
}

const fieldsOfStep: Record<Step, RegExp> = {
  codes: /^(code_format|quantity|code_attribute|event_schema_id|code_source)/,
  details: /^(name|description|starts_at|ends_at|visibility)/,
  rules: /^rules/,
  limits: /^limits/,
  summary: /^$/,
}

export const stepOfFault = (field: string): Step =>
  steps.find((step) => fieldsOfStep[step].test(field)) ?? "summary"

export const faultsIn = (step: Step, faults: Faults) =>
  Object.keys(faults).filter((field) => stepOfFault(field) === step)
