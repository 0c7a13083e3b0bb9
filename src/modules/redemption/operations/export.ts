import type { ExportColumn } from "../../../contracts/export"
import { csvRowCounter } from "../../../domain/csv-rows"
import type { Database } from "../database"
import { newId } from "../ids"
import { copyCodesAsCsv, type CopyOutClient } from "../sql/export-codes"
import type { CodeFilter } from "../sql/list-codes"
import { insertNews } from "../sql/news"
import { failStaleExports, finishExport, insertExport } from "../sql/record-export"
import type { Sql } from "../sql/sql"
import { taskNews } from "./task-ends"

const brokenOff = "The download broke off"

/** Longer than anybody reads one file. */
const staleAfterHours = 24

/** Ends exports whose process died. @returns how many */
export const endStaleExports = (sql: Sql): Promise<number> =>
  failStaleExports(sql, { older_than_hours: staleAfterHours, error: brokenOff })

/**
 * Streams the codes that match as pieces of a CSV file and records the export: who, when, which filter, how many rows.
 *
 * @throws a 503 when as many as may run do; when something goes wrong in the middle: what was sent until then is no whole file
 */
export async function* exportCodes(
  database: Database,
  filter: CodeFilter & { campaign_id: string },
  request: { columns: readonly ExportColumn[]; requested_by: string | null }
): AsyncGenerator<Buffer> {
  const id = newId("redtask")
  const { campaign_id, ...asked } = filter
  const { requested_by, columns } = request
  const countRows = csvRowCounter()
  let rows = 0
  let error: string | null = brokenOff
  let isRecorded = false
  // One that found no place is none: it is not written down.
  const begin = async (client: CopyOutClient) => {
    await database.read((sql) =>
      insertExport(sql, { id, campaign_id, filter: { ...asked, columns }, requested_by })
    )
    isRecorded = true
    return copyCodesAsCsv(client, { filter, columns })
  }
  try {
    for await (const piece of database.copyOut(begin)) {
      // The header is no code.
      rows = countRows(piece) - 1
      yield piece
    }
    error = null
  } finally {
    if (isRecorded) {
      await database.transaction(async (sql) => {
        await finishExport(sql, { id, rows: Math.max(0, rows), error })
        await insertNews(sql, taskNews(error ? "failed" : "completed", { id, type: "export", campaign_id }))
      })
    }
  }
}
