import { randomFillSync } from "node:crypto"
import type { CodeFormat } from "../../../domain/code-format"
import { CodeSpaceExhausted, createCodeGenerator } from "../../../domain/code-generator"
import { unlessTaken, type Database } from "../database"
import { faultPoint } from "../fault-point"
import { newId } from "../ids"
import { advanceTask } from "../sql/advance-task"
import { copyCodes, type NewCode } from "../sql/copy-codes"
import { countBatchCodes } from "../sql/count-batch-codes"
import { endWhenFrozen } from "../sql/end-when-frozen"
import { insertCodes } from "../sql/insert-codes"
import type { LeasedTask, TaskCounts } from "../sql/lease-task"

/** The task was taken over or cancelled: its chunk was rolled back and this worker must stop. */
export class FencedOut extends Error {
  constructor() {
    super("The task is no longer held by this worker")
  }
}

/** So many codes are drawn while the database writes the ones before them. */
const piecewise = 1_000

/**
 * Makes one chunk of a batch: draws codes, writes those that nobody has, and moves the task on, all in one
 * transaction. A code that is taken costs nothing: the shortfall is drawn again in the next chunk.
 *
 * @returns the counts after the chunk
 * @throws FencedOut, CodeSpaceExhausted
 */
export async function generateChunk(
  database: Database,
  task: LeasedTask,
  counts: TaskCounts,
  settings: { chunk_size: number; lease_seconds: number }
): Promise<TaskCounts> {
  const { format, max_uses, quantity } = task.input as {
    format: CodeFormat
    max_uses: number
    quantity: number
  }
  const drawn = Number(task.cursor.drawn ?? 0)
  // Half of the space is the most that is ever filled, so this many draws always do, unless others fill it too.
  if (drawn > 3 * quantity + 1_000) {
    throw new CodeSpaceExhausted([])
  }
  const wanted = Math.min(settings.chunk_size, quantity - counts.created)
  const generator = createCodeGenerator(format, (bytes) => void randomFillSync(bytes))
  const codes: NewCode[] = []
  function* pieces() {
    while (codes.length < wanted) {
      const piece = generator
        .draw(Math.min(piecewise, wanted - codes.length))
        .map(({ code, canonical }) => ({ id: newId("redcode"), code, canonical }))
      codes.push(...piece)
      yield piece
    }
  }
  const batch = { campaign_id: task.campaign_id, batch_id: task.batch_id, max_uses }

  return await database.transaction(async (sql, client) => {
    await endWhenFrozen(sql, settings.lease_seconds)
    const isCopied = await unlessTaken(sql, () => copyCodes(client, { ...batch, pieces: pieces() }))
    // What was not drawn when a code turned out to be taken is drawn again with the shortfall.
    const created = isCopied ? codes.length : await insertCodes(sql, { ...batch, codes })
    const next = { ...counts, done: counts.done + created, created: counts.created + created }
    await countBatchCodes(sql, { batch_id: task.batch_id, created })
    const cursor = { drawn: drawn + codes.length }
    const isOurs = await advanceTask(sql, {
      task_id: task.id,
      fence: task.fence,
      status: "running",
      cursor,
      counts: next,
      lease_seconds: settings.lease_seconds,
    })
    if (!isOurs) {
      throw new FencedOut()
    }
    faultPoint("generate.before-commit")
    task.cursor = cursor
    return next
  })
}
