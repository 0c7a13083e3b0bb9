import { assessCodes, type CodeAssessment } from "../../../domain/code-capacity"
import { codeFormatProblems } from "../../../domain/code-format"
import type { FaultWords } from "../../lib/fault-words"
import type { Faults } from "../../lib/faults"
import { formatOf, type BatchDraft } from "./drafts"

/**
 * Whether the codes fit and are hard to guess, by the domain's own rule; null while the fields do not make sense yet.
 * It knows only these codes: the server also counts those that exist, and has the last word.
 */
export function assessmentOf(draft: BatchDraft): CodeAssessment | null {
  const format = formatOf(draft)
  const quantity = Number(draft.quantity)
  if (codeFormatProblems(format).length > 0 || !Number.isSafeInteger(quantity) || quantity < 1) {
    return null
  }
  const { acknowledge_weak_codes } = draft
  return assessCodes({ format, quantity, existing_in_format: 0, live: 0, acknowledge_weak_codes })
}

/** Codes that the API would refuse, as the fault of the field that mends it. */
export function faultsOfAssessment(
  draft: BatchDraft,
  field: "quantity" | "code_format.length",
  { t }: FaultWords
): Faults {
  const refusal = assessmentOf(draft)?.refusal
  return refusal ? { [field]: t(`odds.${refusal.reason}`, { length: String(refusal.suggested_length) }) } : {}
}
