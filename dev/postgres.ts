import { spawn } from "node:child_process"
import type { ChildProcess } from "node:child_process"
import { chmodSync, closeSync, mkdirSync, openSync, readFileSync, realpathSync } from "node:fs"
import { createServer } from "node:net"
import type { AddressInfo } from "node:net"
import { join } from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { watchEndOfProcess, waitForChildNow } from "./end-of-process"
import { claimFolder, releaseFolder } from "./folder-owner"
import { makeDataDir, passwordOf, superuser } from "./postgres-data"
import { findPlace, serverAccount } from "./postgres-place"
import type { Account, Place } from "./postgres-place"
import { installedPrograms } from "./postgres-programs"
import { freeDataDir, pidIn, removeFolders } from "./postgres-recovery"

export type PostgresOptions = {
  /** A git-ignored folder for this server alone: its data, log, and who uses it. Made if missing. */
  dataDir: string
  /** Keep the data when the server stops. */
  persistent: boolean
  /** False: faster, and a power cut may ruin the data. */
  durable: boolean
  /** Who this is, for the message another process gets that wants the same folder. */
  label: string
  /** "caller": the caller ends the server on SIGINT and SIGTERM, after what still uses it. */
  signals?: "stop" | "caller"
  /** Holds bin/, lib/ and share/ of another PostgreSQL than the one that is installed with us. */
  programs?: string
}

export type DatabaseServer = {
  /** A connection URL for `database`. */
  url(database: string): string
  host: string
  port: number
  user: string
  password: string
  /** Ends the server, and removes its data unless it is persistent. A second call does nothing more. */
  stop(): Promise<void>
}

const startPatience = 120_000
const notDurable = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]

/**
 * Starts a real PostgreSQL on a free port of localhost, with no other listener. Whatever a killed run left in
 * `dataDir` is recovered first, its orphaned server included. Throws when a live process uses `dataDir`, or
 * with a message that says what to do when PostgreSQL cannot run on this machine. The server ends with this
 * process unless that is killed outright.
 */
export async function startPostgres(options: PostgresOptions): Promise<DatabaseServer> {
  const folder = openFolder(options.dataDir)
  claimFolder(folder, options.label)
  let child: ChildProcess | undefined

  const endSignal = options.persistent ? "SIGINT" : "SIGQUIT"
  const giveBack = () => (options.persistent ? releaseFolder(folder) : removeFolders(folder))
  const stopNow = () => {
    if (child?.pid && child.kill(endSignal)) waitForChildNow(child.pid, 10_000)
    giveBack()
  }
  let stopped: Promise<void> | undefined
  const stop = () => (stopped ??= end(child, endSignal).finally(unwatch).then(giveBack))
  const unwatch = watchEndOfProcess({
    onSignal: options.signals === "caller" ? undefined : stop,
    onExit: stopNow,
  })

  try {
    const account = serverAccount()
    const installed = options.programs ?? installedPrograms()
    const place = findPlace(folder, account, installed, (line) =>
      process.stderr.write(`PostgreSQL: ${line}\n`)
    )
    const data = join(place.home, "data")
    await freeDataDir(data)
    await makeDataDir(place, account, { durable: options.durable, onSpawn: (initdb) => (child = initdb) })
    const port = await launch(
      place,
      account,
      join(folder, "server.log"),
      options.durable,
      (server) => (child = server)
    )
    return describe(port, passwordOf(data), stop)
  } catch (error) {
    await stop()
    throw error
  }
}

function openFolder(path: string): string {
  // Closed folders made under a strict umask would only send us elsewhere.
  if (mkdirSync(path, { recursive: true })) chmodSync(path, 0o755)
  return realpathSync(path)
}

/** Returns the port. Tries again when another process took the port meanwhile or an orphan still starts up. */
async function launch(
  place: Place,
  account: Account,
  log: string,
  durable: boolean,
  onSpawn: (server: ChildProcess) => void
): Promise<number> {
  const data = join(place.home, "data")
  for (let attempt = 1; ; attempt++) {
    const port = await freePort()
    const output = openSync(log, "w")
    // Its own process group: Ctrl-C reaches us, and we end it after those who use it.
    const server = spawn(
      join(place.programs, "bin", "postgres"),
      [
        "-D",
        data,
        "-p",
        String(port),
        "-c",
        "listen_addresses=localhost",
        "-c",
        "unix_socket_directories=",
      ].concat(["-c", "max_connections=200"], durable ? [] : notDurable),
      { ...account, cwd: place.home, detached: true, stdio: ["ignore", output, output] }
    )
    closeSync(output)
    server.unref()
    onSpawn(server)
    if (await becomesReady(server, data)) return port
    if (attempt === 5) throw new Error(`PostgreSQL does not start:\n${readFileSync(log, "utf8").trim()}`)
    await end(server, "SIGQUIT")
    await freeDataDir(data)
  }
}

/** Reads what pg_ctl reads: the status line of the pid file, once that file is this server's. */
async function becomesReady(server: ChildProcess, data: string): Promise<boolean> {
  const until = performance.now() + startPatience
  const file = join(data, "postmaster.pid")
  let failed = false
  server.once("error", () => (failed = true))
  while (!failed && !hasEnded(server) && performance.now() < until) {
    if (pidIn(file) === server.pid && statusIn(file) === "ready") return true
    await wait(20)
  }
  return false
}

function statusIn(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8").split("\n")[7]?.trim()
  } catch {
    return undefined
  }
}

async function end(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
  if (!child?.pid || hasEnded(child)) return
  child.ref()
  const ended = new Promise((resolve) => child.once("exit", resolve))
  child.kill(signal)
  const impatient = setTimeout(() => child.kill("SIGQUIT"), 20_000)
  await ended
  clearTimeout(impatient)
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

function describe(port: number, password: string, stop: () => Promise<void>): DatabaseServer {
  const url = (database: string) =>
    `postgres://${superuser}:${password}@localhost:${port}/${encodeURIComponent(database)}`
  return { url, host: "localhost", port, user: superuser, password, stop }
}
