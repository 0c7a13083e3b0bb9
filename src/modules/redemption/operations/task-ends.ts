import type { RedemptionEvent } from "../../../contracts/bus-events"
import type { Database } from "../database"
import { advanceTask } from "../sql/advance-task"
import { countBatchCodes } from "../sql/count-batch-codes"
import { deleteUnavailableCodes } from "../sql/delete-unavailable-codes"
import { endTask } from "../sql/end-task"
import { deleteFile } from "../sql/file-chunks"
import type { LeasedTask } from "../sql/lease-task"
import { insertNews } from "../sql/news"
import { releaseBatch } from "../sql/release-batch"
import { activateWhenReady } from "./activation"
import { FencedOut } from "./generate-chunk"

/** Completes a task that brought codes: in this one transaction they all become live. */
export async function completeWithCodes(
  database: Database,
  task: LeasedTask,
  status: "completed" | "completed_with_errors" = "completed"
): Promise<{ activated: boolean }> {
  return await database.transaction(async (sql) => {
    const isOurs = await endTask(sql, {
      task_id: task.id,
      fence: task.fence,
      status,
      error: null,
    })
    if (!isOurs) {
      throw new FencedOut()
    }
    await deleteFile(sql, { task_id: task.id })
    await releaseBatch(sql, { batch_id: task.batch_id })
    await insertNews(sql, taskNews("completed", task), {
      name: "redemption_code_batch.available",
      data: { id: task.batch_id, campaign_id: task.campaign_id },
    })
    return { activated: await activateWhenReady(sql, task.campaign_id) }
  })
}

/** Ends a task that cannot go on. What it made stays, unavailable, until it is retried or cancelled. */
export async function failTask(database: Database, task: LeasedTask, error: string): Promise<void> {
  await database.transaction(async (sql) => {
    const isOurs = await endTask(sql, { task_id: task.id, fence: task.fence, status: "failed", error })
    if (isOurs) {
      await insertNews(sql, taskNews("failed", task))
    }
    // An uploaded file is needed to try again; half a printed one is of no use.
    if (isOurs && task.type === "print") {
      await deleteFile(sql, { task_id: task.id })
    }
  })
}

/** What others hear of a task that ended, or that waits for somebody's word. */
export const taskNews = (
  what: "completed" | "failed" | "needs_review",
  task: Pick<LeasedTask, "id" | "type" | "campaign_id">
): RedemptionEvent => ({
  name: `redemption_task.${what}`,
  data: { id: task.id, type: task.type, campaign_id: task.campaign_id },
})

/** Removes one chunk of the codes of a cancelled task; true when all are gone and the task is at rest. */
export async function purgeChunk(
  database: Database,
  task: LeasedTask,
  settings: { chunk_size: number; lease_seconds: number }
): Promise<boolean> {
  return await database.transaction(async (sql) => {
    const { id: task_id, fence, batch_id, campaign_id, cursor, counts } = task
    const removed = await deleteUnavailableCodes(sql, { campaign_id, batch_id, most: settings.chunk_size })
    await countBatchCodes(sql, { batch_id, created: -removed })
    if (removed === 0) {
      await deleteFile(sql, { task_id })
    }
    const isOurs =
      removed === 0
        ? await endTask(sql, { task_id, fence, status: "cancelled", error: null })
        : await advanceTask(sql, {
            task_id,
            fence,
            status: "cancelled",
            cursor,
            counts,
            lease_seconds: settings.lease_seconds,
          })
    if (!isOurs) {
      throw new FencedOut()
    }
    return removed === 0
  })
}
