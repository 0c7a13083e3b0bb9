import { spawn } from "node:child_process"
import type { ChildProcess } from "node:child_process"
import { randomBytes } from "node:crypto"
import { constants } from "node:os"
import { delimiter, join, resolve } from "node:path"
import { parseArgs } from "node:util"
import { ensureDatabase, givenDatabase, openDatabaseServer, serverEnvironment } from "./database"
import type { DatabaseServer } from "./postgres"
import { removeDeadServers } from "./postgres-recovery"

const root = resolve(__dirname, "..")
const usage = "usage: with-postgres [--keep <folder>] -- <command> [<argument>…]"
const patience = 20_000

/**
 * Runs a command with a database: DATABASE_URL and DB_* are set, the server ends after the command, and the
 * command's exit code is ours. The data is thrown away unless `--keep` names its folder.
 */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ options: { keep: { type: "string" } }, allowPositionals: true })
  if (positionals.length === 0) throw new Error(usage)

  const server = await open(values.keep)
  try {
    const database = givenDatabase() ?? "redemption"
    await ensureDatabase(server, database)
    return await run(positionals, {
      ...process.env,
      ...serverEnvironment(server),
      DATABASE_URL: server.url(database),
      MEDUSA_DISABLE_TELEMETRY: "true",
      PATH: [join(root, "node_modules/.bin"), process.env.PATH].join(delimiter),
    })
  } finally {
    await server.stop()
  }
}

async function open(keep: string | undefined): Promise<DatabaseServer> {
  const runs = join(root, ".postgres/commands")
  await removeDeadServers(runs)
  return openDatabaseServer({
    dataDir: keep ? resolve(root, keep) : join(runs, `${process.pid}-${randomBytes(4).toString("hex")}`),
    persistent: keep !== undefined,
    durable: keep !== undefined,
    label: "with-postgres",
    // The command still uses the server while it ends.
    signals: "caller",
  })
}

/**
 * The command gets a process group of its own, which is ended as a whole: `medusa develop` leaves the
 * application running when only the first process is ended.
 */
async function run([command, ...args]: string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((done, fail) => {
    group = spawn(command, args, { env, stdio: "inherit", detached: true })
    group.once("error", fail)
    group.once("exit", (code, signal) => done(code ?? 128 + (signal ? constants.signals[signal] : 0)))
  })
}

function signalGroup(signal: NodeJS.Signals): void {
  if (!group?.pid) return
  try {
    process.kill(-group.pid, signal)
  } catch {
    // Nobody of the group is left.
  }
}

let group: ChildProcess | undefined
process.on("exit", () => signalGroup("SIGTERM"))
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    // While the server still starts there is nobody to wait for; it ends with this process.
    if (!group) process.exit(128 + constants.signals[signal])
    signalGroup(signal)
    setTimeout(() => signalGroup("SIGKILL"), patience).unref()
  })
}

main()
  .then((code) => (process.exitCode = code))
  .catch((error: Error) => {
    console.error(error.message)
    process.exitCode = 1
  })
