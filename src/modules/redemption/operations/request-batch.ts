import { assessCodes, type CodeAssessment } from "../../../domain/code-capacity"
import { affixesOf, symbolsOf, type CodeFormat } from "../../../domain/code-format"
import { newId } from "../ids"
import { throwProblems } from "../problems"
import { codesInFormats } from "../sql/codes-in-formats"
import { insertBatch } from "../sql/insert-batch"
import { insertTask } from "../sql/insert-task"
import type { Sql } from "../sql/sql"

export type BatchRequest = {
  campaign_id: string
  quantity: number
  code_format: CodeFormat
  label?: string | null
  tag?: string | null
  expires_at?: Date | null
  max_uses: number
  is_test: boolean
  acknowledge_weak_codes: boolean
  requested_by: string | null
}

export type RequestedBatch = { batch_id: string; task_id: string; warnings: CodeAssessment["warnings"] }

/** Checks that the codes fit and are hard enough to guess, then writes the batch and the task that makes them. */
export async function requestBatch(sql: Sql, request: BatchRequest): Promise<RequestedBatch> {
  const assessment = await assessRequest(sql, request)
  if (assessment.refusal) {
    const field = assessment.refusal.reason === "space_exhausted" ? "quantity" : "code_format.length"
    throwProblems([{ field, message: assessment.refusal.message }])
  }
  const batch_id = newId("redbat")
  const task_id = newId("redtask")
  await insertBatch(sql, {
    id: batch_id,
    campaign_id: request.campaign_id,
    source: "generated",
    label: request.label ?? null,
    tag: request.tag ?? null,
    code_format: request.code_format,
    expires_at: request.expires_at ?? null,
    max_uses: request.max_uses,
    is_test: request.is_test,
    weak_codes_acknowledged: request.acknowledge_weak_codes,
  })
  await insertTask(sql, {
    id: task_id,
    type: "generate",
    campaign_id: request.campaign_id,
    batch_id,
    input: { format: request.code_format, max_uses: request.max_uses, quantity: request.quantity },
    total: request.quantity,
    requested_by: request.requested_by,
  })
  return { batch_id, task_id, warnings: assessment.warnings }
}

async function assessRequest(sql: Sql, request: BatchRequest): Promise<CodeAssessment> {
  const inUse = (await codesInFormats(sql)).filter(
    (use) => use.format && isSameSpace(use.format, request.code_format)
  )
  return assessCodes({
    format: request.code_format,
    quantity: request.quantity,
    existing_in_format: inUse.reduce((sum, use) => sum + use.codes, 0),
    live: inUse.reduce((sum, use) => sum + use.codes - use.voided, 0),
    acknowledge_weak_codes: request.acknowledge_weak_codes,
  })
}

/** Whether two formats make the same codes: separators, groups and how their characters are written down are looks. */
function isSameSpace(a: CodeFormat, b: CodeFormat): boolean {
  const shape = (format: CodeFormat) =>
    JSON.stringify([symbolsOf(format), format.length, affixesOf(format), format.check_character])
  return shape(a) === shape(b)
}
