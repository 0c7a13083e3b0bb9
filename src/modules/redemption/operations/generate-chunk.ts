import type { CodeFormat } from "../../../domain/code-format"
import { CodeSpaceExhausted } from "../../../domain/code-generator"
import { unlessTaken, type Database } from "../database"
import { faultPoint } from "../fault-point"
import { advanceTask } from "../sql/advance-task"
import { codesIn, copyCodes, type CodeRows } from "../sql/copy-codes"
import { countBatchCodes } from "../sql/count-batch-codes"
import { endWhenFrozen } from "../sql/end-when-frozen"
import { insertCodes } from "../sql/insert-codes"
import type { LeasedTask, TaskCounts } from "../sql/lease-task"
import { CodeSupply } from "./code-supply"

/** The task was taken over or cancelled: its chunk was rolled back and this worker must stop. */
export class FencedOut extends Error {
  constructor() {
    super("The task is no longer held by this worker")
  }
}

/** What a task is to make, ready to be made chunk by chunk. */
export function codeSupplyOf(task: LeasedTask): CodeSupply {
  const { format, max_uses } = task.input as { format: CodeFormat; max_uses: number }
  return new CodeSupply(format, { campaign_id: task.campaign_id, batch_id: task.batch_id, max_uses })
}

/**
 * Makes one chunk of a batch: writes codes that nobody has, and moves the task on, all in one transaction. A code that
 * is taken costs nothing: the shortfall is drawn again in the next chunk.
 *
 * @returns the counts after the chunk
 * @throws FencedOut, CodeSpaceExhausted
 */
export async function generateChunk(
  database: Database,
  task: LeasedTask,
  counts: TaskCounts,
  supply: CodeSupply,
  settings: { chunk_size: number; lease_seconds: number }
): Promise<TaskCounts> {
  const { max_uses, quantity } = task.input as { max_uses: number; quantity: number }
  const drawn = Number(task.cursor.drawn ?? 0)
  // Half of the space is the most that is ever filled, so this many draws always do, unless others fill it too.
  if (drawn > 3 * quantity + 1_000) {
    throw new CodeSpaceExhausted([])
  }
  const missing = quantity - counts.created
  const wanted = Math.min(settings.chunk_size, missing)
  const chunk: CodeRows[] = []
  let taken = 0
  function* pieces() {
    // When the transaction is tried again, it writes what was drawn already.
    yield* [...chunk]
    while (taken < wanted) {
      const piece = supply.next(wanted - taken)
      chunk.push(piece)
      taken += piece.count
      yield piece
    }
    supply.drawAhead(Math.min(settings.chunk_size, missing - taken))
  }

  return await database.transaction(async (sql, client) => {
    await endWhenFrozen(sql, settings.lease_seconds)
    const isCopied = await unlessTaken(sql, () => copyCodes(client, pieces()))
    const { campaign_id, batch_id } = task
    // What was not drawn when a code turned out to be taken is drawn again with the shortfall.
    const created = isCopied
      ? taken
      : await insertCodes(sql, { campaign_id, batch_id, max_uses, codes: chunk.flatMap(codesIn) })
    const next = { ...counts, done: counts.done + created, created: counts.created + created }
    await countBatchCodes(sql, { batch_id, created })
    const cursor = { drawn: drawn + taken }
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
