import { spawn, type ChildProcess } from "node:child_process"
import { createServer } from "node:net"
import { once } from "node:events"
import { closeSync, openSync } from "node:fs"
import { setTimeout as wait } from "node:timers/promises"

const cli = require.resolve("@medusajs/cli/cli.js")

/** The environment of every Medusa command of the demo. */
export function medusaEnvironment(databaseUrl: string, port: number): NodeJS.ProcessEnv {
  return {
    ...process.env,
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    // Development mode: TypeScript and the admin are served as they are, without a build.
    NODE_ENV: "development",
    MEDUSA_DISABLE_TELEMETRY: "true",
  }
}

/** Runs one Medusa command to its end. @throws with the end of its output when it fails */
export async function runMedusa(args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(process.execPath, [cli, ...args], { env, stdio: ["ignore", "pipe", "pipe"] })
  let output = ""
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-4_000)
  }
  child.stdout.on("data", keep)
  child.stderr.on("data", keep)
  const [code] = (await once(child, "exit")) as [number | null]
  if (code !== 0) {
    throw new Error(`medusa ${args[0]} ended with ${code ?? "a signal"}:\n${output}`)
  }
}

/** @throws with what to do when somebody else listens there */
export async function assertPortFree(port: number): Promise<void> {
  const probe = createServer()
  try {
    probe.listen(port)
    await once(probe, "listening")
  } catch {
    throw new Error(
      `Port ${port} is taken. Stop what listens there, or choose another: PORT=${port + 1} npm run demo`
    )
  } finally {
    probe.close()
  }
}

export type RunningServer = { url: string; pid: number; stop(): Promise<void>; ended: Promise<void> }

/** Which Medusa is started how and where; the demo's own when it is not said. */
export type Program = { cli: string; command: "start" | "develop"; cwd: string }
const medusaHere: Program = { cli, command: "start", cwd: process.cwd() }

/** Starts a shop and returns once it answers. Its log goes to a file; the demo's screen stays readable. */
export async function startServer(
  env: NodeJS.ProcessEnv,
  port: number,
  logFile: string,
  program: Program = medusaHere
): Promise<RunningServer> {
  const server = launchServer(env, port, logFile, program)
  let hasEnded = false
  void server.ended.then(() => (hasEnded = true))
  while (!(await isHealthy(server.url))) {
    if (hasEnded) {
      throw new Error(`The server ended while it started. Its log: ${logFile}`)
    }
    await Promise.race([wait(200), server.ended])
  }
  return server
}

/** Starts the shop and does not wait for it. */
export function launchServer(
  env: NodeJS.ProcessEnv,
  port: number,
  logFile: string,
  program: Program = medusaHere
): RunningServer {
  // Straight into the file: a server whose reader was killed would complain of it into the broken pipe for ever.
  const log = openSync(logFile, "w")
  // A group of its own, so that nothing it starts outlives it.
  const child = spawn(process.execPath, [program.cli, program.command], {
    env,
    cwd: program.cwd,
    stdio: ["ignore", log, log],
    detached: true,
  })
  closeSync(log)
  const ended = once(child, "exit").then(() => undefined)
  return { url: `http://localhost:${port}`, pid: child.pid!, ended, stop: () => stopGroup(child, ended) }
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health`)).ok
  } catch {
    return false
  }
}

async function stopGroup(child: ChildProcess, ended: Promise<void>): Promise<void> {
  const signal = (name: NodeJS.Signals) => {
    try {
      process.kill(-child.pid!, name)
    } catch {
      // It is gone already.
    }
  }
  if (child.exitCode === null && child.signalCode === null) {
    signal("SIGTERM")
    await Promise.race([ended, wait(10_000, undefined, { ref: false })])
  }
  signal("SIGKILL")
}
