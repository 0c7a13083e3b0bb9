import type { ImportReason } from "../../../domain/import-row"
import type { Sql } from "./sql"

export type NewIssue = { line: number; reason: ImportReason; masked: string; cells: string[] }

/** Remembers what was wrong with some rows. */
export async function insertIssues(sql: Sql, input: { task_id: string; issues: NewIssue[] }): Promise<void> {
  await sql(
    `insert into redemption_import_issue (task_id, line, reason, masked, cells)
     select $1, line, reason, masked, cells
     from jsonb_to_recordset($2::jsonb) as issue (line bigint, reason text, masked text, cells jsonb)
     on conflict do nothing`,
    [input.task_id, JSON.stringify(input.issues)]
  )
}

/** The next issues of a task after a line, in the order of the file. */
export async function findIssues(
  sql: Sql,
  input: { task_id: string; after_line: number; most: number }
): Promise<NewIssue[]> {
  const { rows } = await sql<Omit<NewIssue, "line"> & { line: string }>(
    `select line, reason, masked, cells from redemption_import_issue
     where task_id = $1 and line > $2 order by line limit $3`,
    [input.task_id, input.after_line, input.most]
  )
  return rows.map((row) => ({ ...row, line: Number(row.line) }))
}

export type IssueSummary = {
  reason: ImportReason
  count: number
  examples: { line: number; masked: string }[]
}

/** How many rows had which fault, with a few examples of each. */
export async function summarizeIssues(sql: Sql, input: { task_id: string }): Promise<IssueSummary[]> {
  const { rows } = await sql<Omit<IssueSummary, "count"> & { count: string }>(
    `select reason, max(of_reason) as count,
       jsonb_agg(jsonb_build_object('line', line, 'masked', masked) order by line) filter (where nth <= 5) as examples
     from (
       select line, reason, masked, row_number() over (partition by reason order by line) as nth,
         count(*) over (partition by reason) as of_reason
       from redemption_import_issue where task_id = $1
     ) as issue
     group by reason order by max(of_reason) desc, reason`,
    [input.task_id]
  )
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}
