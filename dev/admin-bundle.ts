import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { gzipSync } from "node:zlib"

/** What goes over the wire of ours, gzipped, without the words, which grow with every language. */
const mostBytes = 150_000

/**
 * Lines that only the library itself has. A second copy of any of these is not merely large: its contexts are not the
 * dashboard's, so hooks find nothing.
 */
const foreign = {
  react: /__SECRET_INTERNALS_DO_NOT_USE_OR_YOU_WILL_BE_FIRED|react\.production|react\.development/,
  "react-query": /class QueryClient\b|class QueryObserver\b/,
  i18next: /class I18n\b|class BackendConnector\b/,
  "react-hook-form": /function createFormControl\b|const createFormControl\b/,
  zod: /\$ZodRegistry\b|class ZodError\b/,
}

/** What is wrong with the admin part of the package; empty when nothing is. Needs a build. */
export function adminBundleProblems(root: string): string[] {
  const folder = join(root, ".medusa/server/src/admin")
  const file = join(folder, "index.mjs")
  if (!existsSync(file)) {
    return ["the admin is not built: npm run build"]
  }
  const bundle = readFileSync(file, "utf8")
  const bytes = gzipSync(bundle).length - gzipSync(wordsIn(join(root, "src/admin/i18n"))).length
  return [
    ...(bytes > mostBytes
      ? [`the admin bundle has ${bytes} bytes, gzipped and without its words, and ${mostBytes} is the most`]
      : []),
    ...Object.entries(foreign)
      .filter(([, pattern]) => pattern.test(bundle))
      .map(([library]) => `the admin bundle holds a second copy of ${library}`),
  ]
}

const wordsIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".json"))
    .map((path) => readFileSync(join(folder, path), "utf8"))
    .join("")
