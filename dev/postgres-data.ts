import { spawn } from "node:child_process"
import type { ChildProcess } from "node:child_process"
import { randomBytes } from "node:crypto"
import { chownSync, existsSync, lstatSync, lchownSync, mkdirSync, readFileSync, readdirSync } from "node:fs"
import { renameSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Account, Place } from "./postgres-place"
import { majorVersion } from "./postgres-programs"

/** The database superuser of every server we start. */
export const superuser = "postgres"

const passwordFile = "superuser-password"

/**
 * Makes `place.home`/data unless it is there and complete. Built under another name and renamed at the end, so
 * what an interrupted run leaves never looks like a data directory. Its password is random and kept inside.
 * Throws when existing data is of another PostgreSQL version or of another user.
 */
export async function makeDataDir(
  place: Place,
  account: Account,
  { durable, onSpawn }: { durable: boolean; onSpawn: (initdb: ChildProcess) => void }
): Promise<void> {
  removeUnfinished(place.home)
  const data = join(place.home, "data")
  if (existsSync(data)) return checkExisting(data, place.programs, account)

  const draft = join(place.home, `unfinished-${randomBytes(6).toString("hex")}`)
  const password = randomBytes(18).toString("hex")
  const initial = `${draft}.password`
  mkdirSync(draft, { mode: 0o700 })
  writeFileSync(initial, `${password}\n`, { mode: 0o600 })
  if (account) for (const path of [draft, initial]) chownSync(path, account.uid, account.gid)
  await run(
    join(place.programs, "bin", "initdb"),
    [`--pgdata=${draft}`, `--username=${superuser}`, `--pwfile=${initial}`, "--auth=scram-sha-256"].concat(
      // The same order of texts on every machine, whatever locales it has.
      ["--encoding=UTF8", "--locale=C"],
      // Also the letters beyond ASCII, since PostgreSQL can do so by itself.
      Number(majorVersion(place.programs)) >= 17
        ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        : [],
      durable ? [] : ["--no-sync"]
    ),
    { ...account, cwd: place.home },
    onSpawn
  )
  rmSync(initial)
  writeFileSync(join(draft, passwordFile), password, { mode: 0o600 })
  renameSync(draft, data)
}

/** The superuser's password of a data directory made here. */
export function passwordOf(data: string): string {
  return readFileSync(join(data, passwordFile), "utf8")
}

function removeUnfinished(home: string): void {
  for (const name of readdirSync(home)) {
    if (!name.startsWith("unfinished-")) continue
    // An orphaned initdb may still write there; it fails on what is gone, and retries outlast it.
    rmSync(join(home, name), { recursive: true, force: true, maxRetries: 10 })
  }
  const data = join(home, "data")
  const complete = existsSync(join(data, "global", "pg_control")) && existsSync(join(data, passwordFile))
  if (!complete && isOurs(data)) rmSync(data, { recursive: true, force: true, maxRetries: 10 })
}

/** Nobody may read another user's data directory, so incomplete and unreadable must not be confused. */
function isOurs(data: string): boolean {
  const uid = process.getuid?.()
  return uid === 0 || lstatSync(data, { throwIfNoEntry: false })?.uid === uid
}

function checkExisting(data: string, programs: string, account: Account): void {
  if (!isOurs(data)) {
    throw new Error(`${data} belongs to another user: remove it as that user or set DATABASE_URL`)
  }
  const [has, needs] = [readFileSync(join(data, "PG_VERSION"), "utf8").trim(), majorVersion(programs)]
  if (has !== needs) {
    throw new Error(`${data} was made by PostgreSQL ${has}, installed is ${needs}: remove it to begin anew`)
  }
  if (account && lstatSync(data).uid !== account.uid) giveTo(account, data)
}

/** First run as an ordinary user, now as root: the server's user changes, so does the owner. */
function giveTo(account: NonNullable<Account>, path: string): void {
  lchownSync(path, account.uid, account.gid)
  if (!lstatSync(path).isDirectory()) return
  for (const name of readdirSync(path)) giveTo(account, join(path, name))
}

function run(
  program: string,
  args: string[],
  options: { cwd: string },
  onSpawn: (child: ChildProcess) => void
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ["ignore", "ignore", "pipe"] })
    onSpawn(child)
    let complaint = ""
    child.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()))
    child.once("error", reject)
    child.once("close", (code) => {
      if (code === 0) return resolve()
      reject(new Error(`${program} failed (${code}):\n${complaint.trim()}`))
    })
  })
}
