import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Client } from "@medusajs/framework/pg"
import { ensureDatabase } from "../../dev/database"
import { startPostgres, type DatabaseServer } from "../../dev/postgres"
import { removeDeadServers, removeServer } from "../../dev/postgres-recovery"
import {
  launchServer,
  medusaEnvironment,
  runMedusa,
  startServer,
  type Program,
  type RunningServer,
} from "../../demo/server"
import { freePort } from "./redis"
import { PostgresProxy } from "./postgres-proxy"

export const root = join(__dirname, "../..")
const database = "redemption_faults"
export const admin = { email: "admin@faults.shop", password: "supersecret" }

export type ServerSettings = {
  mode?: "shared" | "server" | "worker"
  redisUrl?: string
  env?: Record<string, string>
  /** A folder with another version of the plugin, installed, whose sources are run instead of these. */
  checkout?: string
}

export type LabServer = RunningServer & {
  /** Ends it as a power cut would. */
  kill(): Promise<void>
  hasEnded(): boolean
}

/**
 * Everything of a fault run: a PostgreSQL that can be killed, the proxy in front of it, and any number of real server
 * processes, each to be killed by its process id.
 */
export class Lab {
  publishableKey = ""
  private readonly servers = new Set<LabServer>()
  /** A crash sets PostgreSQL's own count back to nothing. */
  private deadlocksBeforeCrashes = 0

  private constructor(
    private readonly folder: string,
    private postgres: DatabaseServer,
    readonly proxy: PostgresProxy
  ) {}

  /** @param name of this suite, for its folder */
  static async open(name: string): Promise<Lab> {
    const runs = join(root, ".postgres", "faults")
    await removeDeadServers(runs)
    const folder = join(runs, `${name}-${process.pid}`)
    const proxyTarget = await startPostgres({ ...serverOptions(folder), durable: false })
    const proxy = await PostgresProxy.open(proxyTarget.port)
    const lab = new Lab(folder, proxyTarget, proxy)
    try {
      await ensureDatabase(proxyTarget, database)
      const env = lab.environment({})
      await runMedusa(["db:migrate", "--execute-safe-links"], env)
      lab.publishableKey = await seedShop(env)
      // Migrations may be lost in a crash; from here on nothing may.
      await proxyTarget.stop()
      await lab.startPostgres()
      return lab
    } catch (error) {
      await lab.close()
      throw error
    }
  }

  /** Starts one process of the shop and waits until it answers. */
  async start(settings: ServerSettings = {}): Promise<LabServer> {
    const { env, port, log, program } = await this.placeFor(settings)
    return this.keep(await startServer(env, port, log, program))
  }

  /** Starts one process of the shop that may not live long enough to answer. */
  async launch(settings: ServerSettings = {}): Promise<LabServer> {
    const { env, port, log, program } = await this.placeFor(settings)
    return this.keep(launchServer(env, port, log, program))
  }

  private async placeFor(settings: ServerSettings) {
    const port = await freePort()
    const env = { ...this.environment(settings), PORT: String(port) }
    const cwd = settings.checkout ?? root
    const cli = require.resolve("@medusajs/cli/cli.js", { paths: [cwd] })
    const program: Program = { cli, command: "start", cwd }
    return { env, port, log: join(this.folder, `server-${port}.log`), program }
  }

  private keep(server: RunningServer): LabServer {
    let hasEnded = false
    const kept: LabServer = {
      ...server,
      hasEnded: () => hasEnded,
      kill: async () => {
        process.kill(-server.pid, "SIGKILL")
        await server.ended
      },
    }
    this.servers.add(kept)
    void server.ended.then(() => {
      hasEnded = true
      this.servers.delete(kept)
    })
    return kept
  }

  /** Ends PostgreSQL with SIGKILL, its children with it, and starts it again on its data. */
  async crashPostgres(): Promise<void> {
    const [pid] = (await readFile(await this.pidFile(), "utf8")).split("\n")
    this.deadlocksBeforeCrashes = await this.deadlocks()
    process.kill(Number(pid), "SIGKILL")
    await this.postgres.stop()
    await this.startPostgres()
  }

  async sql<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    const client = new Client({ connectionString: this.postgres.url(database) })
    await client.connect()
    try {
      return (await client.query<Row>(text, values)).rows
    } finally {
      await client.end()
    }
  }

  /** How many the database has had to break up since the lab opened. */
  async deadlocks(): Promise<number> {
    const [row] = await this.sql<{ deadlocks: string }>(
      `select deadlocks from pg_stat_database where datname = current_database()`
    )
    return this.deadlocksBeforeCrashes + Number(row.deadlocks)
  }

  /** The invariants that do not hold. Empty is good. */
  async residues(): Promise<string[]> {
    const rows = await this.sql<{ id: string; check: string; residue: string }>(
      `select id, "check", residue from redemption_health where residue > 0`
    )
    return rows.map(({ id, check, residue }) => `${id} ${check}: ${residue}`)
  }

  async close(): Promise<void> {
    for (const server of [...this.servers]) {
      await server.kill().catch(() => undefined)
    }
    await this.proxy.close()
    await this.postgres.stop()
    await removeServer(this.folder)
  }

  private async startPostgres(): Promise<void> {
    this.postgres = await startPostgres({ ...serverOptions(this.folder), durable: true })
    this.proxy.target = this.postgres.port
  }

  private async pidFile(): Promise<string> {
    const [{ setting }] = await this.sql<{ setting: string }>(
      `select setting from pg_settings where name = 'data_directory'`
    )
    return join(setting, "postmaster.pid")
  }

  private environment({ mode = "shared", redisUrl, env = {} }: ServerSettings): NodeJS.ProcessEnv {
    const url = new URL(this.postgres.url(database))
    url.port = String(this.proxy.port)
    return {
      ...medusaEnvironment(url.toString(), 0),
      MEDUSA_WORKER_MODE: mode,
      MEDUSA_ADMIN_DISABLED: "true",
      JWT_SECRET: "for-tests-only",
      COOKIE_SECRET: "for-tests-only",
      // Members of these suites fail on purpose, again and again; nobody is to be held off for it.
      REDEMPTION_OPTIONS: JSON.stringify({ throttle: false }),
      REDEMPTION_EFFECTS: join(__dirname, "gifts.ts"),
      ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
      ...env,
    }
  }
}

const serverOptions = (folder: string) => ({
  dataDir: folder,
  persistent: true,
  label: "the fault suite",
  signals: "caller" as const,
})

/** @returns the publishable key */
async function seedShop(env: NodeJS.ProcessEnv): Promise<string> {
  const scratch = await mkdtemp(join(tmpdir(), "redemption-faults-"))
  try {
    const file = join(scratch, "shop.json")
    await runMedusa(["exec", "./demo/seed-shop.ts", file, admin.email, admin.password], env)
    return (JSON.parse(await readFile(file, "utf8")) as { publishable_key: string }).publishable_key
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}
