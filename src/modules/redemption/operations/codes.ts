import type { SearchCodes } from "../../../contracts/code"
import { toCanonical } from "../../../domain/canonical"
import { notAllowed, notFound } from "../problems"
import type { ModuleOptions } from "../options"
import { bindCode } from "../sql/bind-code"
import { countBatchCodes } from "../sql/count-batch-codes"
import { findBatch, markBatchVoided } from "../sql/find-batch"
import { countCodes, listCodes, type CodeFilter, type ListedCode } from "../sql/list-codes"
import { insertNews } from "../sql/news"
import type { Sql } from "../sql/sql"
import { restoreBatch } from "../sql/restore-batch"
import { voidBatch } from "../sql/void-batch"
import { restoreCode, voidCode } from "../sql/void-code"

export type CodePage = {
  codes: ListedCode[]
  next_cursor: string | null
  count: number
  count_is_estimate: boolean
}

export async function listCodePage(
  sql: Sql,
  filter: CodeFilter,
  page: { limit: number; cursor?: string }
): Promise<CodePage> {
  const { codes, next_cursor } = await listCodes(sql, filter, page)
  return { codes, next_cursor, ...(await countCodes(sql, filter)) }
}

/** The code itself when there is one, else those that begin with what was typed. */
export async function searchCodePage(
  sql: Sql,
  input: SearchCodes,
  options: ModuleOptions
): Promise<CodePage> {
  const outcome = toCanonical(input.code, { link_parameter: options.link_parameter })
  if ("problem" in outcome) {
    return { codes: [], next_cursor: null, count: 0, count_is_estimate: false }
  }
  const page = { limit: input.limit, cursor: input.cursor }
  const find = (match: "exact" | "prefix") =>
    listCodePage(
      sql,
      { campaign_id: input.campaign_id, canonical: { value: outcome.canonical, match } },
      page
    )
  const exact = await find("exact")
  return exact.codes.length > 0 ? exact : await find("prefix")
}

export async function oneCode(sql: Sql, id: string): Promise<ListedCode> {
  const { codes } = await listCodes(sql, { id }, { limit: 1 })
  if (!codes[0]) {
    throw notFound("Redemption code", id)
  }
  return codes[0]
}

export async function voidOneCode(sql: Sql, id: string): Promise<void> {
  const code = await oneCode(sql, id)
  const voided = code.status === "voided" ? null : await voidCode(sql, { code_id: id })
  if (voided) {
    await countBatchCodes(sql, { batch_id: voided.batch_id, voided: 1 })
  } else if (code.status !== "voided") {
    throw notAllowed("Only a code that nobody has used can be voided")
  }
}

export async function restoreOneCode(sql: Sql, id: string): Promise<void> {
  const code = await oneCode(sql, id)
  const restored = await restoreCode(sql, { code_id: id })
  if (restored) {
    await countBatchCodes(sql, { batch_id: restored.batch_id, voided: -1 })
  } else if (code.status !== "unused") {
    throw notAllowed("Only a voided code can be restored")
  }
}

export async function bindOneCode(sql: Sql, id: string, customer_id: string): Promise<void> {
  await oneCode(sql, id)
  if (!(await bindCode(sql, { code_id: id, customer_id }))) {
    throw notAllowed("Only a code that nobody has used can be bound to a member")
  }
}

/** Withdraws what is unused of a batch, once and for all that is in it. */
export async function voidWholeBatch(sql: Sql, id: string): Promise<number> {
  const batch = await findBatch(sql, { batch_id: id, lock: true })
  if (!batch) {
    throw notFound("Redemption code batch", id)
  }
  const voided = await voidBatch(sql, { campaign_id: batch.campaign_id, batch_id: id })
  await countBatchCodes(sql, { batch_id: id, voided })
  await markBatchVoided(sql, { batch_id: id })
  await insertNews(sql, {
    name: "redemption_code_batch.voided",
    data: { id, campaign_id: batch.campaign_id },
  })
  return voided
}

/** Takes the withdrawal of a whole batch back. Doing it again changes nothing. */
export async function restoreWholeBatch(sql: Sql, id: string): Promise<number> {
  const batch = await findBatch(sql, { batch_id: id, lock: true })
  if (!batch) {
    throw notFound("Redemption code batch", id)
  }
  const restored = await restoreBatch(sql, { campaign_id: batch.campaign_id, batch_id: id })
  if (restored === null) {
    return 0
  }
  await countBatchCodes(sql, { batch_id: id, voided: -restored })
  return restored
}
