import { execFileSync, spawnSync } from "node:child_process"
import { chmodSync, lstatSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { canRun, copyPrograms } from "./postgres-programs"

/** The operating system user that runs the server; undefined: the user who runs us. */
export type Account = { uid: number; gid: number } | undefined

/** `programs` holds bin/, lib/ and share/ of PostgreSQL; `home` is a folder that its user can enter. */
export type Place = { programs: string; home: string }

/**
 * PostgreSQL refuses to run as root: root gets the user `postgres`, made on the spot if it is missing.
 * Throws a message that says what to do when it cannot be made.
 */
export function serverAccount(): Account {
  if (process.getuid?.() !== 0) return undefined
  const found = accountNamed("postgres")
  if (found) return found
  const made = spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "postgres"])
  const account = accountNamed("postgres")
  if (account) return account
  throw new Error(
    `PostgreSQL does not run as root, and the user "postgres" could not be made (${
      made.error?.message ?? String(made.stderr).trim()
    }). Run this as an ordinary user, or set DATABASE_URL to a server of your own.`
  )
}

/**
 * Finds where `account` can run PostgreSQL and keep its data for `folder`: here, or, where a parent folder
 * is closed to it (a clone below /root), in a fresh folder below the temporary directory, which
 * `folder`/moved.json remembers. `say` is told about that in one line. `installed` has the programs.
 */
export function findPlace(
  folder: string,
  account: Account,
  installed: string,
  say: (line: string) => void
): Place {
  const runsHere = canRun(installed, account)
  const staysHere = canEnter(folder, account)
  if (runsHere && staysHere) return { programs: installed, home: folder }

  const moved = movedFolder(folder) ?? newMovedFolder(folder, account)
  const copy = join(moved, "programs")
  if (!runsHere && !canRun(copy, account)) copyPrograms(installed, copy)
  if (!runsHere && !canRun(copy, account))
    throw new Error(`PostgreSQL runs neither in ${installed} nor in ${copy}`)
  say(`the user "postgres" cannot use ${runsHere ? folder : installed}: working in ${moved} instead`)
  return { programs: runsHere ? installed : copy, home: staysHere ? folder : moved }
}

/** The folder elsewhere that `folder` remembers, when it still exists and is ours. */
export function movedFolder(folder: string): string | undefined {
  try {
    const { moved } = JSON.parse(readFileSync(join(folder, "moved.json"), "utf8")) as { moved: string }
    const stat = lstatSync(moved)
    return stat.isDirectory() && stat.uid === process.getuid?.() ? moved : undefined
  } catch {
    return undefined
  }
}

function newMovedFolder(folder: string, account: Account): string {
  for (const parent of [tmpdir(), "/tmp", "/var/tmp"]) {
    const moved = tryMovedFolder(parent, account)
    if (!moved) continue
    writeFileSync(join(folder, "moved.json"), JSON.stringify({ moved }))
    return moved
  }
  throw new Error(
    `No folder that PostgreSQL can use: ${folder}, ${tmpdir()}, /tmp and /var/tmp are closed to it`
  )
}

function tryMovedFolder(parent: string, account: Account): string | undefined {
  try {
    const moved = mkdtempSync(join(realpathSync(parent), "redemption-postgres-"))
    chmodSync(moved, 0o755)
    if (canEnter(moved, account)) return moved
    rmSync(moved, { recursive: true })
  } catch {
    // This one cannot be written to; the next one may.
  }
  return undefined
}

function canEnter(folder: string, account: Account): boolean {
  return spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { ...account, cwd: "/" }).status === 0
}

function accountNamed(name: string): Account {
  const id = (flag: string) => Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: "pipe" }))
  try {
    return { uid: id("-u"), gid: id("-g") }
  } catch {
    return undefined
  }
}
