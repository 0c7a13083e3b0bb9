import { mkdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"

/** What one fault has led to. */
export type Line = {
  fault: string
  injected: number
  sent: number
  acknowledged: number
  lost: number
  doubled: number
  deadlocks: number
  residues: number
}

const columns = ["injected", "sent", "acknowledged", "lost", "doubled", "deadlocks", "residues"] as const
const folder = join(__dirname, "../../.reliability")

/** The table that a suite prints at its end and leaves for the page on reliability. */
export class Ledger {
  private readonly lines: Line[] = []

  constructor(private readonly suite: string) {}

  enter(line: Line): void {
    this.lines.push(line)
  }

  async close(): Promise<void> {
    process.stdout.write(`\n${this.suite}\n\n${tableOf(this.lines)}\n\n`)
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, `${this.suite}.json`), `${JSON.stringify(this.lines, null, 2)}\n`)
  }
}

/** The lines that a suite left, null when it has not run here. */
export async function linesOf(suite: string): Promise<Line[] | null> {
  try {
    return JSON.parse(await readFile(join(folder, `${suite}.json`), "utf8")) as Line[]
  } catch {
    return null
  }
}

export function tableOf(lines: Line[]): string {
  const rows = [
    ["fault", ...columns],
    ["---", ...columns.map(() => "--:")],
    ...lines.map((line) => [line.fault, ...columns.map((column) => String(line[column]))]),
  ]
  return rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n")
}
