import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { adminBundleProblems } from "./admin-bundle"

type Target = string | null | Target[] | { [condition: string]: Target }

const root = resolve(__dirname, "..")

const unwanted = [
  /(^|\/)(__tests__|unit-tests|integration-tests|tests?|demo|dev|bench|examples)\//,
  /\.(spec|test)\.[^/]+$/,
  /\.(map|tsbuildinfo|tgz|log|env)$/,
  /(^|\/)(medusa|jest|eslint)[.-]config\./,
  // The shop's Tailwind reads the admin's index.js and no chunk: pages in a chunk would have lost their styles. They go
  // there when something that is imported dynamically shares a module with them.
  /_chunks\/__admin-extensions__/,
]

/** What is wrong with the package that npm would publish now; empty when nothing is. Needs a build. */
function problems(): string[] {
  const packed = packedFiles()
  return [
    ...packed
      .filter((file) => unwanted.some((pattern) => pattern.test(file)))
      .map((file) => `${file} must not be packed`),
    ...missingExports(packed),
    ...adminBundleProblems(root),
    ...packed.filter(namesThisMachine).map((file) => `${file} holds a path of this machine`),
    ...(packed.some((file) => file.startsWith(".medusa/server/src/"))
      ? []
      : ["nothing is built: npm run build"]),
  ]
}

function packedFiles(): string[] {
  const answer = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    stdio: ["ignore", "pipe", "inherit"],
  })
  const [{ files }] = JSON.parse(answer) as [{ files: { path: string }[] }]
  return files.map(({ path }) => path)
}

function missingExports(packed: string[]): string[] {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    main?: string
    exports?: Record<string, Target>
  }
  const targets = Object.entries(manifest.exports ?? {}).flatMap(([name, target]) =>
    flatten(target).map((path) => ({ name, path }))
  )
  return targets
    .filter(({ path }) => !packed.some((file) => matches(path, file)))
    .map(({ name, path }) => `exports "${name}": no packed file is ${path}`)
}

function flatten(target: Target): string[] {
  if (target === null) return []
  if (typeof target === "string") return [target]
  return Object.values(target).flatMap(flatten)
}

/** A target with a star stands for many files; one that exists is enough. */
function matches(target: string, file: string): boolean {
  const [before, after] = target.replace(/^\.\//, "").split("*")
  return after === undefined ? file === before : file.startsWith(before) && file.endsWith(after)
}

function namesThisMachine(file: string): boolean {
  const text = readFileSync(join(root, file), "utf8")
  return text.includes(`${root}/`) || /\/(home|Users)\/[\w.-]+\/[\w.-]+\//.test(text)
}

const found = problems()
for (const problem of found) console.error(problem)
if (found.length === 0) console.log("The package holds what it should and nothing else.")
process.exitCode = found.length === 0 ? 0 : 1
