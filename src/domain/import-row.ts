import { maskCode, toCanonical } from "./canonical"
import { isLikeFormula } from "./spreadsheet"
import { isStorable, storable } from "./storable"

/** What a column of an imported file may be. */
export const importColumns = ["code", "expires_at", "max_uses", "customer_email", "tag"] as const
export type ImportColumn = (typeof importColumns)[number]

export type ImportReason =
  | "empty"
  | "too_long"
  | "invalid_characters"
  | "looks_like_spreadsheet_number"
  | "duplicate_in_file"
  | "already_exists"
  | "invalid_date"
  | "invalid_max_uses"
  | "customer_not_found"
  | "invalid_tag"

export type ImportRow = {
  /** As it will be shown. */
  code: string
  canonical: string
  /** ISO 8601. */
  expires_at: string | null
  max_uses: number | null
  customer_email: string | null
  tag: string | null
}

/** A row that gives no code, and why. The mask never holds enough to redeem. */
export type ImportIssue = { reason: ImportReason; masked: string }

export type Header = {
  /** For each column of the file, what it is; null for one that is left alone. */
  columns: (ImportColumn | null)[]
  unknown: string[]
  /** Whether the first record names the columns, or is a row already. */
  is_header: boolean
}

const aliases: Record<string, ImportColumn> = {
  code: "code",
  codes: "code",
  redemption_code: "code",
  promo_code: "code",
  coupon: "code",
  coupon_code: "code",
  voucher: "code",
  value: "code",
  expires_at: "expires_at",
  expires: "expires_at",
  expiry: "expires_at",
  max_uses: "max_uses",
  uses: "max_uses",
  customer_email: "customer_email",
  email: "customer_email",
  tag: "tag",
}

const longestShown = 128

/** The delimiter that the first line uses most, outside of quotes; a comma when it uses none. */
export function delimiterOf(firstLine: string): "," | ";" | "\t" | "|" {
  const bare = firstLine.replace(/"(?:[^"]|"")*"/g, "")
  const counted = ([",", ";", "\t", "|"] as const).map((delimiter) => ({
    delimiter,
    count: bare.split(delimiter).length - 1,
  }))
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).delimiter
}

/**
 * What may stand above the header and is no row: blank cells, and the line `sep=;` by which Excel is told the
 * delimiter. Taken for a row, it would make the header below it one, too, and so a code of the word "code".
 */
export const isAboveHeader = ([first = "", ...others]: readonly string[]): boolean =>
  /^\s*(sep=[,;\t|]?)?\s*$/i.test(first) && others.every((cell) => cell.trim() === "")

/**
 * Reads the first record: a header names at least one column that we know, else the file has none and its first
 * column is the code.
 *
 * @returns a problem in words when the header cannot be used
 */
export function headerOf(record: readonly string[]): Header | { problem: string } {
  const names = record.map((cell) =>
    storable(cell)
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, "_")
  )
  const columns = names.map((name) => (Object.hasOwn(aliases, name) ? aliases[name] : null))
  if (columns.every((column) => column === null)) {
    return { columns: ["code", ...record.slice(1).map(() => null)], unknown: [], is_header: false }
  }
  const known = columns.filter((column) => column !== null)
  const twice = known.find((column, index) => known.indexOf(column) < index)
  if (twice) {
    return { problem: `The header has two columns for "${twice}"` }
  }
  if (!known.includes("code")) {
    return { problem: `The header has no column for the code: name one of them "code"` }
  }
  // What our own list of errors adds is no surprise to us.
  const unknown = names.filter(
    (name, index) => columns[index] === null && name !== "" && !name.startsWith("error_")
  )
  return { columns, unknown, is_header: true }
}

/** One row of the file: a code, or why it is none. Whether the code is taken is for the database to say. */
export function readImportRow(
  cells: readonly string[],
  columns: Header["columns"],
  options: { link_parameter?: string } = {}
): ImportRow | ImportIssue {
  const cell = (column: ImportColumn) => unescaped((cells[columns.indexOf(column)] ?? "").trim())
  const typed = cell("code")
  const issue = (reason: ImportReason): ImportIssue => ({ reason, masked: maskTyped(typed) })
  if (/^[+-]?\d+([.,]\d+)?E[+-]?\d+$/i.test(typed)) {
    return issue("looks_like_spreadsheet_number")
  }
  const outcome = toCanonical(typed, options)
  if ("problem" in outcome) {
    return issue(outcome.problem)
  }
  const isLink = typed.includes("://")
  const code = isLink ? outcome.canonical : typed
  if (code.length > longestShown) {
    return issue("too_long")
  }
  const expires_at = instantOf(cell("expires_at"))
  if (expires_at === undefined) {
    return issue("invalid_date")
  }
  const max_uses = usesOf(cell("max_uses"))
  if (max_uses === undefined) {
    return issue("invalid_max_uses")
  }
  const email = cell("customer_email").toLowerCase()
  if (email.length > 320 || (email !== "" && !email.includes("@")) || !isStorable(email)) {
    return issue("customer_not_found")
  }
  const tag = cell("tag")
  if (tag.length > 255 || !isStorable(tag)) {
    return issue("invalid_tag")
  }
  return {
    code,
    canonical: outcome.canonical,
    expires_at,
    max_uses,
    customer_email: email || null,
    tag: tag || null,
  }
}

/** A row in the order of our own columns: a list of such rows is a file that can be mended and uploaded again. */
export const mendableCells = (cells: readonly string[], columns: Header["columns"]): string[] =>
  importColumns.map((column) => storable(cells[columns.indexOf(column)] ?? "").slice(0, 1_000))

/** Takes back what an export does to keep spreadsheets from calculating: one apostrophe before such a character. */
const unescaped = (cell: string) =>
  cell.startsWith("'") && isLikeFormula(cell.slice(1)) ? cell.slice(1) : cell

/** Null when there is none, undefined when it is no date. A day without a time ends when the day does, in UTC. */
function instantOf(cell: string): string | null | undefined {
  if (cell === "") {
    return null
  }
  const isDay = /^\d{4}-\d\d-\d\d$/.test(cell)
  if (!isDay && !/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(cell)) {
    return undefined
  }
  const instant = new Date(isDay ? `${cell}T00:00:00Z` : cell.replace(" ", "T"))
  // 30 February would be taken for 2 March.
  if (Number.isNaN(instant.getTime()) || (isDay && instant.toISOString().slice(0, 10) !== cell)) {
    return undefined
  }
  return new Date(instant.getTime() + (isDay ? 86_400_000 : 0)).toISOString()
}

function usesOf(cell: string): number | null | undefined {
  if (cell === "") {
    return null
  }
  const uses = Number(cell)
  return /^\d{1,10}$/.test(cell) && uses >= 1 && uses <= 1_000_000_000 ? uses : undefined
}

function maskTyped(typed: string): string {
  const outcome = toCanonical(typed)
  if ("canonical" in outcome) {
    return maskCode(outcome.canonical)
  }
  return typed === "" ? "" : "…"
}
