import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { stringify } from "yaml"
import { apiDocument, misfits } from "./document"

const file = join(__dirname, "../../docs/api.yaml")

/** `npm run docs:api` writes docs/api.yaml; with `check` it fails when the file is not what it would write. */
function main(): void {
  const wrong = misfits()
  if (wrong.length > 0) {
    throw new Error(`dev/openapi/answers.ts does not fit the routes:\n${wrong.join("\n")}`)
  }
  const text = stringify(apiDocument(), { lineWidth: 0, aliasDuplicateObjects: false })
  if (process.argv.includes("check")) {
    if (readFileSync(file, "utf8") !== text) {
      throw new Error("docs/api.yaml is not what the routes and contracts say: run npm run docs:api")
    }
    return
  }
  writeFileSync(file, text)
}

try {
  main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
