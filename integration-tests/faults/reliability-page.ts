import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { linesOf, tableOf } from "./ledger"
import { promises } from "./promises"

const root = join(__dirname, "../..")
const page = join(root, "docs/reliability.md")

/**
 * `npm run docs:reliability` writes docs/reliability.md: every promise, the tests that hold us to it, and the figures
 * of the last fault runs on this machine. With `check` it only looks whether the page names every promise and every
 * test is there under its name.
 */
async function main(): Promise<void> {
  const missing = await missingTests()
  if (missing.length > 0) {
    throw new Error(`These tests are promised and not there:\n${missing.join("\n")}`)
  }
  if (process.argv[2] === "check") {
    const written = await readFile(page, "utf8")
    const unsaid = promises.filter(({ promise }) => !written.includes(promise))
    if (unsaid.length > 0) {
      throw new Error(`docs/reliability.md is stale: run npm run docs:reliability (${unsaid[0].promise})`)
    }
    return
  }
  const figures = await Promise.all(
    ["faults", "topologies"].map(async (suite) => figuresOf(suite, await linesOf(suite)))
  )
  await writeFile(page, pageOf(figures))
}

async function missingTests(): Promise<string[]> {
  const missing: string[] = []
  for (const [file, words] of promises.flatMap(({ tests }) => tests)) {
    const text = await readFile(join(root, file), "utf8").catch(() => "")
    if (!text.includes(words)) {
      missing.push(`${file}: "${words}"`)
    }
  }
  return missing
}

function figuresOf(suite: string, lines: Awaited<ReturnType<typeof linesOf>>): string {
  if (!lines) {
    return `\`npm run test:${suite}\` has not been run to its end on this machine yet.`
  }
  return `\`npm run test:${suite}\`\n\n${tableOf(lines)}`
}

function pageOf(figures: string[]): string {
  const rows = promises.map(({ promise, how, tests }) => {
    const files = [...new Set(tests.map(([file]) => file))].map(
      (file) => `[${file.replace(/^.*\//, "")}](../${file})`
    )
    return `| ${promise} | ${how} | ${files.join(", ")} |`
  })
  return `# What we promise, and how it is held

This page is generated (\`npm run docs:reliability\`) from the list of promises beside the fault suites and the figures
that their last run left. Exactly once is promised inside the database; to everything outside (promotions, customer
groups, event buses) things are delivered at least once and made so that a repeat changes nothing.

| Promise | How it is held | Tests |
| --- | --- | --- |
${rows.join("\n")}

## The last run

Real server processes, a real PostgreSQL with \`fsync\` on, a real Redis. "Lost" counts redemptions that were
acknowledged and are not in the books, "doubled" codes that were redeemed more often than once; "residues" are
invariants that did not hold afterwards.

${figures.join("\n\n")}
`
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
