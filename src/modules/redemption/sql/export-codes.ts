import { to as copyTo } from "pg-copy-streams"
import type { Readable } from "node:stream"
import type { ExportColumn } from "../../../contracts/export"
import { formulaBeginnings } from "../../../domain/spreadsheet"
import type { CodeFilter } from "./list-codes"
import { conditionsOf } from "./list-codes"

/** A client that can COPY out: a connection that does nothing else meanwhile. */
export type CopyOutClient = {
  query(stream: ReturnType<typeof copyTo>): Readable
  escapeLiteral(text: string): string
}

/** `inertCell` of the domain as an expression: text that looks like a formula gets an apostrophe in front. */
export const inertText = (text: string): string => {
  const beginnings = [...formulaBeginnings].map((character) => `chr(${character.codePointAt(0)})`)
  return `case when left(${text}, 1) in (${beginnings.join(", ")}) then '''' || ${text} else ${text} end`
}

/** Text as a cell. COPY tells empty text from none by quotes, which says nothing to a reader of the file. */
const cell = (text: string) => `nullif(${inertText(text)}, '')`

/** As `Date.toISOString` writes it; the connection's time zone is UTC. */
const instant = (moment: string) => `to_char(${moment}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const cells: Record<ExportColumn, string> = {
  code: cell("code.code"),
  status: "code.status",
  expires_at: instant("coalesce(code.expires_at, batch.expires_at)"),
  max_uses: "code.max_uses",
  use_count: "code.use_count",
  customer_id: cell("code.customer_id"),
  tag: cell("coalesce(code.tag, batch.tag)"),
  batch_id: "code.batch_id",
  batch_label: cell("batch.label"),
  handed_out_at: instant("code.handed_out_at"),
  redeemed_at: instant("code.redeemed_at"),
  created_at: instant("code.created_at"),
}

/**
 * Every code that matches, in the order they were made, as CSV with a header. It is one statement: all of it is seen
 * as of its beginning, however long the reading takes and whatever is redeemed meanwhile.
 */
export function copyCodesAsCsv(
  client: CopyOutClient,
  { filter, columns }: { filter: CodeFilter; columns: readonly ExportColumn[] }
): Readable {
  const { where, values } = conditionsOf(filter)
  // COPY takes no parameters.
  const conditions = where
    .join(" and ")
    .replace(/\$(\d+)/g, (_, number) => literalOf(client, values[Number(number) - 1]))
  return client.query(
    copyTo(
      `copy (
         select ${columns.map((column) => `${cells[column]} as ${column}`).join(", ")}
         from redemption_code as code join redemption_code_batch as batch on batch.id = code.batch_id
         where ${conditions}
         order by code.campaign_id, code.id
       ) to stdout (format csv, header)`,
      { highWaterMark: 262_144 }
    )
  )
}

function literalOf(client: CopyOutClient, value: unknown): string {
  if (Array.isArray(value)) {
    return `array[${value.map((item) => literalOf(client, item)).join(", ")}]`
  }
  if (value instanceof Date) {
    return client.escapeLiteral(value.toISOString())
  }
  if (typeof value !== "string" || value.includes("\u0000")) {
    throw new Error("A filter of an export holds what cannot be written as a literal")
  }
  return client.escapeLiteral(value)
}
