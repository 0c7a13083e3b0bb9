import { existsSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { PluginOptions } from "../../src/contracts/options"
import { refusals } from "../../src/domain/refusal"
import { blocksOf, documents, type Block } from "./blocks"
import { shellProblems } from "./shell"
import { typeProblems } from "./typescript"

const mostReadmeLines = 400

/**
 * `npm run check:docs`: TypeScript blocks compile against the plugin, commands are scripts that exist and requests that
 * routes take, JSON is JSON, links lead somewhere, the README names every option and every refusal, and
 * docs/extending.md every event.
 */
function problems(): string[] {
  const blocks = documents.flatMap(blocksOf)
  const missing = (file: string, what: string, names: string[]) => {
    const text = readFileSync(file, "utf8")
    return names
      .filter((name) => !text.includes(`\`${name}\``))
      .map((name) => `${file}: no word of the ${what} ${name}`)
  }
  return [
    ...typeProblems(blocks.filter(({ language }) => language === "ts" || language === "tsx")),
    ...blocks.flatMap(otherProblems),
    ...documents.flatMap(deadLinks),
    ...missing("README.md", "option", Object.keys(PluginOptions.shape)),
    ...missing("README.md", "refusal", Object.keys(refusals)),
    ...missing("docs/extending.md", "event", eventNames()),
    ...(readFileSync("README.md", "utf8").split("\n").length > mostReadmeLines
      ? [`README.md: more than ${mostReadmeLines} lines`]
      : []),
  ]
}

/** Types are gone at run time, so the names are read from the file. */
const eventNames = (): string[] =>
  [...readFileSync("src/contracts/bus-events.ts", "utf8").matchAll(/^ {2}"([\w.]+)":/gm)].map(
    ([, name]) => name
  )

function otherProblems({ file, line, language, text }: Block): string[] {
  const at = (found: string[]) => found.map((problem) => `${file}:${line}: ${problem}`)
  switch (language) {
    case "sh":
      return at(shellProblems(text))
    case "json":
      return at(isJson(text) ? [] : ["is not JSON"])
    case "ts":
    case "tsx":
    case "mermaid":
    case "csv":
    case "http":
      return []
    default:
      return at([`"${language}" is no language that is checked`])
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function deadLinks(file: string): string[] {
  return [...readFileSync(file, "utf8").matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)]
    .filter(([, target]) => !existsSync(join(dirname(file), target)))
    .map(([, target]) => `${file}: there is no ${target}`)
}

const found = problems()
for (const problem of found) console.error(problem)
if (found.length === 0) console.log(`The blocks of ${documents.length} documents are right.`)
process.exitCode = found.length === 0 ? 0 : 1
