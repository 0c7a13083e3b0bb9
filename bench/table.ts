import { readFile, writeFile } from "node:fs/promises"
import { cpus, totalmem } from "node:os"
import type { Pool } from "@medusajs/framework/pg"
import type { Row } from "./measure"

const columns = ["Work", "Ours", "Floor or rival", "Ratio", "Target", "Pass"] as const

/** The one table. */
export function tableOf(rows: Row[]): string {
  const lines = rows.map(({ work, ours, rival, ratio, target, pass }) => [
    work,
    ours,
    rival,
    ratio === null ? "–" : `${ratio < 10 ? ratio.toFixed(2) : Math.round(ratio)} ×`,
    target,
    pass ? "yes" : "**no**",
  ])
  return markdownTable(columns, lines)
}

/** What somebody who has not decided yet wants to know: the rows whose work begins like this, without targets. */
const telling = [
  "Redeem over HTTP, 16",
  "Spend a code",
  "Claim with a campaign's budget",
  "Make codes",
  "Generate",
  "Import",
  "Export",
  "Redeem, p95, 10,000,000 codes",
  "A campaign's page, p95, 1,000,000 redemptions",
]

/** The short table of the README. */
export function shortTableOf(rows: Row[]): string {
  const lines = rows
    .filter(({ work }) => telling.some((beginning) => work.startsWith(beginning)))
    .map(({ work, ours, rival }) => [work, ours, rival])
  return markdownTable(["Work", "Takes", "Beside it, in the same run"], lines)
}

const markdownTable = (head: readonly string[], lines: string[][]): string =>
  [head, head.map(() => "---"), ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n")

/** What the figures were measured on. */
export async function machine(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ version: string; fsync: string }>(
    "select current_setting('server_version') as version, current_setting('fsync') as fsync"
  )
  const [{ model }] = cpus()
  return [
    `${cpus().length} × ${model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB`,
    `${process.platform} ${process.arch}, Node ${process.versions.node}`,
    `PostgreSQL ${rows[0].version}, fsync ${rows[0].fsync}`,
  ].join("; ")
}

const begin = "<!-- bench:begin -->"
const end = "<!-- bench:end -->"

/** Writes the figures between the two marks of the page and leaves everything around them alone. */
export async function writeInto(file: string, text: string): Promise<void> {
  const page = await readFile(file, "utf8")
  const [before, rest] = [page.slice(0, page.indexOf(begin)), page.slice(page.indexOf(end))]
  await writeFile(file, `${before}${begin}\n\n${text}\n\n${rest}`)
}
