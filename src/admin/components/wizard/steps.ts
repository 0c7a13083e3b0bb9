import { CreateCampaign } from "../../../contracts/campaign"
import { ruleProblems, type Rule } from "../../../domain/rules"
import type { EventSchemaRow } from "../../lib/api/shop"
import { addProblems, faultsOf, type Faults } from "../../lib/faults"

export const steps = ["codes", "details", "rules", "limits", "summary"] as const
export type Step = (typeof steps)[number]

/** The same contract and the same rules as the API's own, before anything is sent. */
export function faultsOfCampaign(
  payload: object,
  schema: EventSchemaRow | undefined,
  words: Parameters<typeof faultsOf>[1]
): Faults {
  const parsed = CreateCampaign.safeParse(payload)
  const faults = faultsOf(parsed, words)
  if (parsed.success && schema) {
    const { rules, type } = parsed.data
    addProblems(faults, ruleProblems(rules as Rule[], { schema, type }), words)
  }
  return faults
}

const fieldsOfStep: Record<Step, RegExp> = {
  codes: /^(code_|quantity|max_uses|event_schema_id|type|acknowledge|codes_expire_at)/,
  details: /^(name|description|starts_at|ends_at|visibility|translations|display_order|reverse)/,
  rules: /^rules/,
  limits: /^limits/,
  summary: /^$/,
}

export const stepOfFault = (field: string): Step =>
  steps.find((step) => fieldsOfStep[step].test(field)) ?? "summary"

export const faultsIn = (step: Step, faults: Faults) =>
  Object.keys(faults).filter((field) => stepOfFault(field) === step)
