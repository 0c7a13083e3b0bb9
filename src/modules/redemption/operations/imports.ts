import type { ImportSettings } from "../../../contracts/import"
import type { Database } from "../database"
import { newId } from "../ids"
import { notAllowed, notFound } from "../problems"
import { advanceTask } from "../sql/advance-task"
import { countBatchCodes } from "../sql/count-batch-codes"
import { deleteUnavailableCodes } from "../sql/delete-unavailable-codes"
import { endTask } from "../sql/end-task"
import { findCampaigns } from "../sql/find-campaign"
import { deleteFile, deleteUpload, insertFileChunk } from "../sql/file-chunks"
import {
  deleteUntouchedCodes,
  holdForReview,
  insertUpload,
  markUndone,
  queueUpload,
} from "../sql/import-tasks"
import { insertBatch } from "../sql/insert-batch"
import type { LeasedTask } from "../sql/lease-task"
import { insertNews } from "../sql/news"
import type { Sql } from "../sql/sql"
import { FencedOut } from "./generate-chunk"
import { taskNews } from "./task-ends"

/** Begins an upload for a campaign. @throws 404, 400 for an archived campaign */
export async function beginUpload(
  sql: Sql,
  input: { campaign_id: string; requested_by: string | null }
): Promise<string> {
  const [campaign] = await findCampaigns(sql, { ids: [input.campaign_id] })
  if (!campaign) {
    throw notFound("Redemption campaign", input.campaign_id)
  }
  if (campaign.status === "archived") {
    throw notAllowed("An archived campaign gets no more codes")
  }
  const id = newId("redtask")
  await insertUpload(sql, { ...input, id })
  return id
}

export const keepFileChunk = insertFileChunk
export const dropUpload = deleteUpload

/** The whole file is here: its batch is made and the task waits for a runner. */
export async function finishUpload(
  sql: Sql,
  input: { task_id: string; campaign_id: string; bytes: number; settings: ImportSettings }
): Promise<void> {
  const { label, tag, expires_at, max_uses, ...how } = input.settings
  const batch_id = newId("redbat")
  await insertBatch(sql, {
    id: batch_id,
    campaign_id: input.campaign_id,
    source: "imported",
    label: label ?? null,
    tag: tag ?? null,
    code_format: null,
    expires_at: expires_at ?? null,
    max_uses,
    is_test: false,
    weak_codes_acknowledged: false,
  })
  const settings = { ...how, max_uses, bytes: input.bytes }
  if (!(await queueUpload(sql, { task_id: input.task_id, batch_id, settings }))) {
    throw notAllowed("The upload was cancelled")
  }
}

/** Everything is read; a person decides. The codes are there and not redeemable. @throws FencedOut */
export async function reviewImport(database: Database, task: LeasedTask): Promise<void> {
  await database.transaction(async (sql) => {
    if (!(await holdForReview(sql, { task_id: task.id, fence: task.fence }))) {
      throw new FencedOut()
    }
    await insertNews(sql, taskNews("needs_review", task))
    await deleteFile(sql, { task_id: task.id })
  })
}

/** Ends an import that gives nothing: its codes are removed first, so that the mended file finds them free. */
export async function failImport(
  database: Database,
  task: LeasedTask,
  error: string,
  settings: { chunk_size: number; lease_seconds: number }
): Promise<void> {
  const { id: task_id, fence, batch_id, campaign_id } = task
  for (;;) {
    const removed = await database.transaction(async (sql) => {
      const count = await deleteUnavailableCodes(sql, { campaign_id, batch_id, most: settings.chunk_size })
      await countBatchCodes(sql, { batch_id, created: -count })
      const cursor = { ...task.cursor, failed: error }
      const progress = { task_id, fence, cursor, counts: task.counts, lease_seconds: settings.lease_seconds }
      const isOurs =
        (await advanceTask(sql, { ...progress, status: "running" })) &&
        (count > 0 || (await endTask(sql, { task_id, fence, status: "failed", error })))
      if (!isOurs) {
        throw new FencedOut()
      }
      if (count === 0) {
        await insertNews(sql, taskNews("failed", task))
        await deleteFile(sql, { task_id })
      }
      return count
    })
    if (removed === 0) {
      return
    }
  }
}

/** Takes an import back: the codes that nobody redeemed are gone, the others stay as they are. */
export async function undoImport(sql: Sql, task_id: string): Promise<number> {
  const undone = await markUndone(sql, { task_id })
  if (!undone) {
    throw notAllowed("Only an import that has completed can be undone")
  }
  const { removed, voided } = await deleteUntouchedCodes(sql, undone)
  await countBatchCodes(sql, { ...undone, created: -removed, voided: -voided })
  return removed
}
