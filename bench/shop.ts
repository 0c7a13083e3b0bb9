import { existsSync } from "node:fs"
import { mkdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { Pool } from "@medusajs/framework/pg"
import { callerFor, signIn, type Caller } from "../demo/http"
import { medusaEnvironment, runMedusa, startServer, type RunningServer } from "../demo/server"
import { ensureDatabase, openDatabaseServer } from "../dev/database"

const admin = { email: "bench@example.com", password: "supersecret" }

/** A shop with the plugin, on a PostgreSQL of its own that forces every commit to disk. */
export type Shop = {
  databaseUrl: string
  /** The same tables without a server on them: bulk work is measured alone. */
  bulkUrl: string
  pool: Pool
  adminHeaders: Record<string, string>
  admin: Caller
  publishableKey: string
  server: RunningServer
  /** Signs up so many members, or finds those of an earlier run. */
  members(count: number): Promise<Member[]>
  /** Further server processes on the same database. */
  startAnother(port: number): Promise<RunningServer>
  stop(): Promise<void>
}

export type Member = { id: string; headers: Record<string, string> }

export async function openShop(folder: string, port: number): Promise<Shop> {
  await mkdir(folder, { recursive: true })
  const database = await openDatabaseServer({
    dataDir: join(folder, "postgres"),
    persistent: true,
    durable: true,
    label: "the benchmarks",
    signals: "caller",
  })
  const name = "redemption_bench"
  await ensureDatabase(database, name)
  const databaseUrl = database.url(name)
  // The admin is served in development mode, which costs memory and says nothing here.
  const environment = (at: number) => ({
    ...medusaEnvironment(databaseUrl, at),
    MEDUSA_ADMIN_DISABLED: "true",
    LOG_LEVEL: "error",
  })
  const env = environment(port)
  const endings: (() => Promise<void>)[] = [() => database.stop()]
  const stop = async () => {
    for (const ending of endings.splice(0).reverse()) {
      await ending()
    }
  }
  try {
    await runMedusa(["db:migrate", "--execute-safe-links"], env)
    const shopFile = join(folder, "shop.json")
    if (!existsSync(shopFile)) {
      await runMedusa(["exec", "./demo/seed-shop.ts", shopFile, admin.email, admin.password], env)
    }
    const { publishable_key } = JSON.parse(await readFile(shopFile, "utf8")) as { publishable_key: string }
    const bulk = `${name}_bulk`
    const maintenance = new Pool({ connectionString: database.url("postgres"), max: 1 })
    await maintenance.query(`drop database if exists ${bulk} with (force)`)
    await maintenance.query(`create database ${bulk} template ${name}`)
    await maintenance.end()
    const pool = new Pool({ connectionString: databaseUrl, max: 4 })
    endings.push(() => pool.end())
    const start = async (at: number) => {
      const started = await startServer(environment(at), at, join(folder, `server-${at}.log`))
      endings.push(() => started.stop())
      return started
    }
    const server = await start(port)
    const adminHeaders = { authorization: `Bearer ${await signIn(server.url, "user", admin)}` }
    return {
      databaseUrl,
      bulkUrl: database.url(bulk),
      pool,
      adminHeaders,
      admin: callerFor(server.url, adminHeaders),
      publishableKey: publishable_key,
      server,
      members: (count) => membersOf(server.url, pool, publishable_key, count),
      startAnother: start,
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

async function membersOf(url: string, pool: Pool, key: string, count: number): Promise<Member[]> {
  const members: Member[] = []
  for (let n = 0; n < count; n++) {
    const login = { email: `member-${n}@example.com`, password: "supersecret" }
    const known = await pool.query("select id from customer where email = $1 and has_account", [login.email])
    if (known.rows.length === 0) {
      const anonymous = callerFor(url, { "x-publishable-api-key": key })
      const { token } = await anonymous.post<{ token: string }>("/auth/customer/emailpass/register", login)
      await callerFor(url, { authorization: `Bearer ${token}`, "x-publishable-api-key": key }).post(
        "/store/customers",
        { email: login.email }
      )
    }
    const token = await signIn(url, "customer", login)
    const { rows } = await pool.query<{ id: string }>(
      "select id from customer where email = $1 and has_account",
      [login.email]
    )
    members.push({
      id: rows[0].id,
      headers: { authorization: `Bearer ${token}`, "x-publishable-api-key": key },
    })
  }
  return members
}
