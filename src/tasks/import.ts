import { headerOf, isAboveHeader, readImportRow, type Header } from "../domain/import-row"
import type { ReadRow } from "../modules/redemption/operations/import-chunk"
import type RedemptionModuleService from "../modules/redemption/service"
import type { LeasedTask } from "../modules/redemption/sql/lease-task"
import { csvRecords, FileProblem, type CsvRecord } from "./csv-file"

export type FindMembers = (emails: string[]) => Promise<Map<string, string>>

type Work = Pick<RedemptionModuleService, "taskWork">
type Outcome = { outcome: "completed" | "failed" | "held"; campaign_activated: boolean }

/**
 * Reads a file row by row into a batch that is not available yet, then lets all its codes go live together, or holds
 * them for a review. Killed in the middle, it reads the file again and goes on behind the last row that was written.
 */
export async function runImport(service: Work, task: LeasedTask, findMembers: FindMembers): Promise<Outcome> {
  const { taskWork } = service
  const failed = async (error: string): Promise<Outcome> => {
    await taskWork.failImport(task, error)
    return { outcome: "failed", campaign_activated: false }
  }
  if (typeof task.cursor.failed === "string") {
    return await failed(task.cursor.failed)
  }
  if (task.cursor.is_read !== true) {
    try {
      await readFile(service, task, findMembers)
    } catch (error) {
      if (error instanceof FileProblem) {
        return await failed(error.message)
      }
      throw error
    }
  }
  const { created, duplicate, invalid } = task.counts
  if (created === 0) {
    return await failed("No row of the file gave a new code. The list of errors says why for each.")
  }
  if (task.input?.mode === "all_or_nothing" && duplicate + invalid > 0) {
    return await failed(
      `${duplicate + invalid} rows gave no code, and all were to or none. The list of errors says why for each.`
    )
  }
  if (task.input?.review === true && task.cursor.confirmed !== true) {
    await taskWork.reviewImport(task)
    return { outcome: "held", campaign_activated: false }
  }
  const { activated } = await taskWork.completeWithCodes(
    task,
    duplicate + invalid > 0 ? "completed_with_errors" : "completed"
  )
  return { outcome: "completed", campaign_activated: activated }
}

async function readFile({ taskWork }: Work, task: LeasedTask, findMembers: FindMembers): Promise<void> {
  const before = Number(task.cursor.records ?? 0)
  let header: Header | null = null
  let records = 0
  let rows: ReadRow[] = []
  let bytes = 0
  // One chunk is written while the next one is read; never two at once, for each goes on where the last one ended.
  let writing: Promise<void> = Promise.resolve()
  const write = async (is_read: boolean) => {
    const chunk = { rows: await withMembers(rows, findMembers), columns: header?.columns ?? [] }
    rows = []
    const cursor = {
      records,
      bytes,
      is_read,
      ...(header?.unknown.length ? { unknown_columns: header.unknown } : {}),
    }
    await writing
    writing = taskWork.importChunk(task, { ...chunk, cursor })
    // Whoever waits for it hears of a failure; until then it is no unheard one.
    writing.catch(() => undefined)
  }
  try {
    for await (const some of csvRecords(taskWork.fileOf(task.id))) {
      for (const record of some) {
        bytes = record.bytes
        if (!header) {
          if (isAboveHeader(record.cells)) {
            continue
          }
          header = usable(record)
          if (header.is_header) {
            continue
          }
        }
        records += 1
        if (records > before) {
          rows.push(readRow(record, header, taskWork.linkParameter))
        }
        if (rows.length >= taskWork.chunkSize) {
          await write(false)
        }
      }
    }
  } finally {
    // Whatever ends the reading, nothing is written any more when the task goes on from there.
    await writing.catch(() => undefined)
  }
  if (records === 0) {
    throw new FileProblem("The file has no rows")
  }
  await write(true)
  await writing
}

function usable(record: CsvRecord): Header {
  const header = headerOf(record.cells)
  if ("problem" in header) {
    throw new FileProblem(header.problem)
  }
  return header
}

function readRow({ cells, line }: CsvRecord, { columns }: Header, link_parameter: string): ReadRow {
  const outcome = readImportRow(cells, columns, { link_parameter })
  return "reason" in outcome
    ? { line, cells, issue: outcome }
    : { line, cells, row: outcome, customer_id: null }
}

/** Binds rows that name a member to them; a row that names nobody we know gives no code. */
async function withMembers(rows: ReadRow[], findMembers: FindMembers): Promise<ReadRow[]> {
  const emails = new Set(rows.flatMap((read) => ("row" in read && read.row.customer_email) || []))
  if (emails.size === 0) {
    return rows
  }
  const members = await findMembers([...emails])
  return rows.map((read): ReadRow => {
    if (!("row" in read) || !read.row.customer_email) {
      return read
    }
    const customer_id = members.get(read.row.customer_email)
    return customer_id
      ? { ...read, customer_id }
      : { line: read.line, cells: read.cells, issue: { reason: "customer_not_found", masked: "…" } }
  })
}
