import type { ImportReason, ImportRow } from "../../../domain/import-row"
import type { Database } from "../database"
import { faultPoint } from "../fault-point"
import { newId } from "../ids"
import { advanceTask } from "../sql/advance-task"
import { countBatchCodes } from "../sql/count-batch-codes"
import { endWhenFrozen } from "../sql/end-when-frozen"
import { findInBatch, insertImportedCodes, type NewImportedCode } from "../sql/import-codes"
import { insertIssues, type NewIssue } from "../sql/import-issues"
import type { LeasedTask, TaskCounts } from "../sql/lease-task"
import { maskCode } from "../../../domain/canonical"
import { FencedOut } from "./generate-chunk"

/** A row of the file that was read, with where it stood. */
export type ReadRow = { line: number; cells: string[] } & (
  | { row: ImportRow & { customer_id: string | null } }
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
  chunk: { rows: ReadRow[]; cursor: Record<string, unknown> },
  settings: { lease_seconds: number }
): Promise<void> {
  const max_uses = Number(task.input?.max_uses ?? 1)
  const issues: NewIssue[] = []
  const fresh = new Map<string, { code: NewImportedCode; read: ReadRow }>()
  const refuse = (read: ReadRow, reason: ImportReason, masked: string) =>
    issues.push({ line: read.line, reason, masked, cells: read.cells })
  for (const read of chunk.rows) {
    if ("issue" in read) {
      refuse(read, read.issue.reason, read.issue.masked)
    } else if (fresh.has(read.row.canonical)) {
      refuse(read, "duplicate_in_file", maskCode(read.row.canonical))
    } else {
      const { customer_email: _email, ...row } = read.row
      fresh.set(row.canonical, {
        code: { ...row, id: newId("redcode"), max_uses: row.max_uses ?? max_uses },
        read,
      })
    }
  }

  await database.transaction(async (sql) => {
    await endWhenFrozen(sql, settings.lease_seconds)
    const { batch_id, campaign_id } = task
    const codes = [...fresh.values()].map(({ code }) => code)
    const written = await insertImportedCodes(sql, { campaign_id, batch_id, codes })
    const taken = [...fresh.keys()].filter((canonical) => !written.has(canonical))
    const ours = await findInBatch(sql, { batch_id, canonicals: taken })
    for (const canonical of taken) {
      const reason = ours.has(canonical) ? "duplicate_in_file" : "already_exists"
      refuse(fresh.get(canonical)!.read, reason, maskCode(canonical))
    }
    await insertIssues(sql, { task_id: task.id, issues })
    await countBatchCodes(sql, { batch_id, created: written.size })
    const counts = countsAfter(task.counts, chunk.rows.length, written.size, issues)
    const isOurs = await advanceTask(sql, {
      task_id: task.id,
      fence: task.fence,
      status: "running",
      cursor: { ...task.cursor, ...chunk.cursor },
      counts,
      lease_seconds: settings.lease_seconds,
    })
    if (!isOurs) {
      throw new FencedOut()
    }
    faultPoint("import.before-commit")
    task.counts = counts
    task.cursor = { ...task.cursor, ...chunk.cursor }
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
