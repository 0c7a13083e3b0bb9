import { existsSync, lstatSync, readFileSync, readdirSync, realpathSync, rmSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { claimFolder, liveOwner } from "./folder-owner"
import { movedFolder } from "./postgres-place"
import { isServerOn } from "./processes"

/** Gentle first; PostgreSQL itself recovers its data from any of these. */
const ladder: [NodeJS.Signals, number][] = [
  ["SIGINT", 20_000],
  ["SIGQUIT", 5_000],
  ["SIGKILL", 5_000],
]

/**
 * Makes `dataDir` (a real path) free for a new server: ends a server whose owner was killed and removes the
 * pid file it left. Only a process that is seen to be a PostgreSQL on this very directory is signalled, for
 * the number in the pid file may belong to anybody by now.
 */
export async function freeDataDir(dataDir: string, first: NodeJS.Signals = "SIGINT"): Promise<void> {
  const file = join(dataDir, "postmaster.pid")
  const pid = pidIn(file)
  if (pid) await endServer(pid, dataDir, first)
  rmSync(file, { force: true })
}

/** Ends the server `pid` on `dataDir` and returns when it is gone; does nothing when it is no such server. */
async function endServer(pid: number, dataDir: string, first: NodeJS.Signals): Promise<void> {
  for (const [signal, patience] of ladder.slice(ladder.findIndex(([name]) => name === first))) {
    const until = performance.now() + patience
    if (!isServerOn(pid, dataDir)) return
    process.kill(pid, signal)
    while (performance.now() < until) {
      if (!isServerOn(pid, dataDir)) return
      await wait(20)
    }
  }
  throw new Error(`The PostgreSQL server ${pid} on ${dataDir} does not end`)
}

/** Removes from `parent` the folders of servers whose owners are dead, with what they still run. */
export async function removeDeadServers(parent: string): Promise<void> {
  for (const name of namesIn(parent)) {
    const folder = join(realpathSync(parent), name)
    if (liveOwner(folder) || isYoung(folder)) continue
    try {
      claimFolder(folder, "removal")
      await removeServer(folder)
    } catch {
      // Another run is removing it at this moment, or it belongs to another user: not ours to fail on.
    }
  }
}

/** Ends what runs in `folder` and removes it, with the folder elsewhere that it remembers. */
export async function removeServer(folder: string): Promise<void> {
  const moved = movedFolder(folder)
  for (const home of moved ? [folder, moved] : [folder]) await freeDataDir(join(home, "data"), "SIGQUIT")
  removeFolders(folder)
}

/** Removes `folder` and the folder elsewhere that it remembers; nothing may run there any more. */
export function removeFolders(folder: string): void {
  const moved = movedFolder(folder)
  if (moved) rmSync(moved, { recursive: true, force: true, maxRetries: 5 })
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

/** A folder exists a moment before it gets its owner. */
function isYoung(folder: string): boolean {
  if (existsSync(join(folder, "owner.json"))) return false
  const made = lstatSync(folder, { throwIfNoEntry: false })?.mtimeMs
  return made === undefined || Date.now() - made < 10_000
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** The process id in the first line of a pid file, if there is one. */
export function pidIn(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, "utf8").split("\n")[0])
    return Number.isSafeInteger(pid) && pid > 1 ? pid : undefined
  } catch {
    return undefined
  }
}
