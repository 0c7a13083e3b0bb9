import { mendableCells, type Header, type ImportReason, type ImportRow } from "../../../domain/import-row"
import type { Database } from "../database"
import { faultPoint } from "../fault-point"
import { newId } from "../ids"
import { advanceTask } from "../sql/advance-task"
import { countBatchCodes } from "../sql/count-batch-codes"
import { endWhenFrozen } from "../sql/end-when-frozen"
import { ImportedCodes, insertImportedCodes } from "../sql/import-codes"
import { insertIssues, type NewIssue } from "../sql/import-issues"
import type { LeasedTask, TaskCounts } from "../sql/lease-task"
import { maskCode } from "../../../domain/canonical"
import { FencedOut } from "./generate-chunk"

/** A row of the file that was read, with where it stood. */
export type ReadRow = { line: number; cells: string[] } & (
  | { row: ImportRow; customer_id: string | null }
  | { issue: { reason: ImportReason; masked: string } }
)

/**
 * Writes one chunk of a file: the codes that are new, an issue for every other row, and how far the task is, all in
 * one transaction. Every row is accounted for: done = created + duplicate + invalid.
 *
 * @throws FencedOut
 */
export async function importChunk(
  database: Database,
  task: LeasedTask,
  chunk: { rows: ReadRow[]; columns: Header["columns"]; cursor: Record<string, unknown> },
  settings: { lease_seconds: number }
): Promise<void> {
  const max_uses = Number(task.input?.max_uses ?? 1)
  const unreadable: NewIssue[] = []
  const fresh = new Map<string, ReadRow>()
  const codes = new ImportedCodes()
  const issueOf = (read: ReadRow, reason: ImportReason, masked: string): NewIssue => ({
    line: read.line,
    reason,
    masked,
    cells: mendableCells(read.cells, chunk.columns),
  })
  for (const read of chunk.rows) {
    if ("issue" in read) {
      unreadable.push(issueOf(read, read.issue.reason, read.issue.masked))
    } else if (fresh.has(read.row.canonical)) {
      unreadable.push(issueOf(read, "duplicate_in_file", maskCode(read.row.canonical)))
    } else {
      fresh.set(read.row.canonical, read)
      codes.add(newId("redcode"), read.row, read.customer_id)
    }
  }

  await database.transaction(async (sql) => {
    await endWhenFrozen(sql, settings.lease_seconds)
    const { batch_id, campaign_id } = task
    const taken = await insertImportedCodes(sql, { campaign_id, batch_id, max_uses, codes })
    const created = fresh.size - taken.length
    const issues = [
      ...unreadable,
      ...taken.map(({ canonical, is_of_batch }) =>
        issueOf(
          fresh.get(canonical)!,
          is_of_batch ? "duplicate_in_file" : "already_exists",
          maskCode(canonical)
        )
      ),
    ]
    await insertIssues(sql, { task_id: task.id, issues })
    await countBatchCodes(sql, { batch_id, created })
    const counts = countsAfter(task.counts, chunk.rows.length, created, issues)
    const cursor = { ...task.cursor, ...chunk.cursor }
    const isOurs = await advanceTask(sql, {
      task_id: task.id,
      fence: task.fence,
      status: "running",
      cursor,
      counts,
      lease_seconds: settings.lease_seconds,
    })
    if (!isOurs) {
      throw new FencedOut()
    }
    faultPoint("import.before-commit")
    task.counts = counts
    task.cursor = cursor
  })
}

const duplicates: ReadonlySet<ImportReason> = new Set(["duplicate_in_file", "already_exists"])

function countsAfter(before: TaskCounts, rows: number, created: number, issues: NewIssue[]): TaskCounts {
  const duplicate = issues.filter(({ reason }) => duplicates.has(reason)).length
  return {
    total: before.total + rows,
    done: before.done + rows,
    created: before.created + created,
    duplicate: before.duplicate + duplicate,
    invalid: before.invalid + issues.length - duplicate,
  }
}
