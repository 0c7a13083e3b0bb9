import type { Database } from "../database"
import { newId } from "../ids"
import { fetchExport, openExport, type ExportedCode } from "../sql/export-codes"
import type { CodeFilter } from "../sql/list-codes"
import { insertNews } from "../sql/news"
import { finishExport, insertExport } from "../sql/record-export"
import { taskNews } from "./task-ends"

const atOnce = 2_000

/** Streams the codes that match and records the export: who, when, which filter, how many rows. */
export async function* exportCodes(
  database: Database,
  filter: CodeFilter & { campaign_id: string },
  request: { columns: readonly string[]; requested_by: string | null }
): AsyncGenerator<ExportedCode> {
  const id = newId("redtask")
  const { campaign_id, ...asked } = filter
  const { requested_by, columns } = request
  await database.read((sql) =>
    insertExport(sql, { id, campaign_id, filter: { ...asked, columns }, requested_by })
  )
  let rows = 0
  let error: string | null = "The download broke off"
  try {
    const codes = database.stream(async function* (sql) {
      await openExport(sql, filter)
      for (
        let page = await fetchExport(sql, atOnce);
        page.length > 0;
        page = await fetchExport(sql, atOnce)
      ) {
        yield* page
      }
    })
    for await (const code of codes) {
      rows += 1
      yield code
    }
    error = null
  } finally {
    await database.transaction(async (sql) => {
      await finishExport(sql, { id, rows, error })
      await insertNews(sql, taskNews(error ? "failed" : "completed", { id, type: "export", campaign_id }))
    })
  }
}
