import { execFileSync } from "node:child_process"
import { readFileSync, realpathSync } from "node:fs"
import { platform } from "node:os"

const onLinux = platform() === "linux"

/**
 * The arguments of a running process, or undefined when there is none with that id.
 * A zombie counts as ended: it holds no file and serves nobody.
 * Outside Linux the arguments are one string, because `ps` gives no separators.
 */
export function commandOf(pid: number): string[] | undefined {
  if (onLinux) {
    const raw = read(`/proc/${pid}/cmdline`)
    return raw ? raw.split("\0").filter(Boolean) : undefined
  }
  const line = ps(pid, "command=")
  if (!line || line.includes("<defunct>") || line.startsWith("(")) return undefined
  return [line]
}

/**
 * Something that differs between two processes that had the same id one after the other:
 * when it was started (and, on Linux, in which boot). Undefined when there is no such process.
 */
export function startOf(pid: number): string | undefined {
  if (!onLinux) return ps(pid, "lstart=")
  const stat = read(`/proc/${pid}/stat`)
  if (!stat) return undefined
  // The name in parentheses may hold spaces, so fields are counted from the last parenthesis.
  const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
  if (state === "Z" || state === "X") return undefined
  return `${read("/proc/sys/kernel/random/boot_id")?.trim() ?? ""}/${fields[18]}`
}

/** True when `pid` is a PostgreSQL server that has `dataDir` (a real path) open. */
export function isServerOn(pid: number, dataDir: string): boolean {
  const command = commandOf(pid)
  if (!command) return false
  if (!/(^|\/)postgres$/.test(command[0].split(" -D ")[0])) return false
  if (onLinux && command[command.indexOf("-D") + 1] === dataDir) return true
  if (!onLinux && `${command[0]} `.includes(` -D ${dataDir} `)) return true
  return workingDirectoryOf(pid) === dataDir
}

/** A PostgreSQL server works in its data directory: that still tells when the directory was moved. */
function workingDirectoryOf(pid: number): string | undefined {
  if (!onLinux) return undefined
  try {
    return realpathSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8")
  } catch {
    return undefined
  }
}

function ps(pid: number, column: string): string | undefined {
  try {
    return execFileSync("ps", ["-o", column, "-p", String(pid)], { encoding: "utf8" }).trim() || undefined
  } catch {
    return undefined
  }
}
