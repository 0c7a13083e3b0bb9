import { spawnSync } from "node:child_process"
import { mkdirSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Block } from "./blocks"

const root = join(__dirname, "../..")
const folder = join(root, ".demo/docs")

/** Type-checks blocks as files of a project that has the plugin installed. What the compiler says, or nothing. */
export function typeProblems(blocks: Block[]): string[] {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const { file, line, language, text } of blocks) {
    const name = `${file.replace(/[^\w]+/g, "-")}-${line}.${language}`
    // A block without imports would share its names with all the others.
    writeFileSync(join(folder, name), `${text}\nexport {}\n`)
  }
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(project, null, 2))
  const compiler = require.resolve("typescript/bin/tsc")
  const { status, stdout } = spawnSync(process.execPath, [compiler, "-p", folder], { encoding: "utf8" })
  return status === 0 ? [] : stdout.trim().split("\n")
}

const project = {
  compilerOptions: {
    target: "ES2022",
    module: "ESNext",
    moduleResolution: "bundler",
    lib: ["ES2024", "DOM", "DOM.Iterable"],
    jsx: "react-jsx",
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    esModuleInterop: true,
    experimentalDecorators: true,
    emitDecoratorMetadata: true,
    types: ["node"],
    typeRoots: [join(root, "node_modules/@types")],
    paths: {
      "medusa-plugin-redemption-codes": [join(root, "src/modules/redemption/index.ts")],
      "medusa-plugin-redemption-codes/*": [join(root, "src/*/index.ts"), join(root, "src/*.ts")],
    },
  },
  include: ["*"],
}
