import { mostLabels, type PrintBatch, type PrintedFile } from "../../../contracts/print"
import type { Database } from "../database"
import { faultPoint } from "../fault-point"
import { newId } from "../ids"
import { notAllowed, notFound, throwProblems } from "../problems"
import { countPrintable, findCodesToPrint, findLongestCodes, type CodeToPrint } from "../sql/codes-to-print"
import { endTask } from "../sql/end-task"
import { deleteFile, insertFileChunk } from "../sql/file-chunks"
import { findBatch } from "../sql/find-batch"
import { insertTask } from "../sql/insert-task"
import { insertNews } from "../sql/news"
import type { LeasedTask } from "../sql/lease-task"
import { advancePrint, describePrint } from "../sql/print-tasks"
import type { Sql } from "../sql/sql"
import { FencedOut } from "./generate-chunk"
import { taskNews } from "./task-ends"

/** Drawn between two looks at the database; the slowest format takes a few seconds for them. */
const codesAtOnce = 200

/** The codes of a batch that will need most room, to see beforehand that they fit. @throws 404, 400 when there are none */
export async function codesToTry(sql: Sql, batch_id: string) {
  const batch = await findBatch(sql, { batch_id, lock: false })
  if (!batch) {
    throw notFound("Redemption code batch", batch_id)
  }
  const codes = await findLongestCodes(sql, { ...batch, batch_id, most: 20 })
  if (codes.length === 0) {
    throw notAllowed("This batch has no unused codes to print")
  }
  return codes
}

/** Queues the printing of a batch. @returns the task */
export async function requestPrint(
  sql: Sql,
  input: { batch_id: string; settings: PrintBatch; requested_by: string | null }
): Promise<string> {
  const batch = await findBatch(sql, { batch_id: input.batch_id, lock: false })
  if (!batch) {
    throw notFound("Redemption code batch", input.batch_id)
  }
  if (!batch.is_available) {
    throw notAllowed("The codes of this batch are not ready yet")
  }
  const { offset, limit, ...settings } = input.settings
  const left = Math.max(0, (await countPrintable(sql, { ...batch, batch_id: input.batch_id })) - offset)
  const total = Math.min(left, limit ?? left)
  if (total === 0) {
    throwProblems([{ field: "offset", message: "nothing of this batch is left to print" }])
  }
  if (total > mostLabels) {
    const message = `${total} labels are too many for one file of ${mostLabels}: print them in parts, with offset and limit`
    throwProblems([{ field: "limit", message }])
  }
  const id = newId("redtask")
  await insertTask(sql, {
    id,
    type: "print",
    campaign_id: batch.campaign_id,
    batch_id: input.batch_id,
    input: { ...settings, offset, limit: total },
    total,
    requested_by: input.requested_by,
  })
  return id
}

/** The codes of a print task, some at a time. */
export async function* codesToPrint(database: Database, task: LeasedTask): AsyncGenerator<CodeToPrint[]> {
  const { campaign_id, batch_id } = task
  const { offset, limit } = task.input as { offset: number; limit: number }
  let after: string | null = null
  for (let left = limit; left > 0; ) {
    const page = {
      campaign_id,
      batch_id,
      after,
      offset: after === null ? offset : 0,
      most: Math.min(left, codesAtOnce),
    }
    const codes: CodeToPrint[] = await database.read((sql) => findCodesToPrint(sql, page))
    if (codes.length === 0) {
      return
    }
    yield codes
    left -= codes.length
    after = codes[codes.length - 1].id
  }
}

/** Begins the file anew: what an earlier attempt has drawn is of no use, a PDF cannot be taken up in the middle. */
export async function beginPrint(database: Database, task: LeasedTask, lease_seconds: number): Promise<void> {
  await database.transaction(async (sql) => {
    await advance(sql, task, 0, lease_seconds)
    await deleteFile(sql, { task_id: task.id })
  })
}

export async function keepPrinted(
  database: Database,
  task: LeasedTask,
  piece: { position: number; content: Buffer; done: number },
  lease_seconds: number
): Promise<void> {
  await database.transaction(async (sql) => {
    await advance(sql, task, piece.done, lease_seconds)
    await insertFileChunk(sql, { task_id: task.id, position: piece.position, content: piece.content })
    faultPoint("print.before-commit")
  })
}

export async function completePrint(
  database: Database,
  task: LeasedTask,
  file: Omit<PrintedFile, "expires_at">,
  keep_days: number
): Promise<void> {
  await database.transaction(async (sql) => {
    const { id: task_id, fence } = task
    if (!(await endTask(sql, { task_id, fence, status: "completed", error: null }))) {
      throw new FencedOut()
    }
    await describePrint(sql, { task_id, file, keep_days })
    await insertNews(sql, taskNews("completed", task))
  })
}

async function advance(sql: Sql, task: LeasedTask, done: number, lease_seconds: number): Promise<void> {
  // A code that was redeemed since it was asked for is not printed any more.
  const counts = { ...task.counts, done, created: done }
  if (!(await advancePrint(sql, { task_id: task.id, fence: task.fence, counts, lease_seconds }))) {
    throw new FencedOut()
  }
}
