import { existsSync } from "node:fs"
import { mkdir, readFile, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { ensureDatabase, givenDatabase, openDatabaseServer } from "../dev/database"
import { callerFor, signIn } from "./http"
import { migrate } from "./migrate"
import { say, step } from "./print"
import { ensureCampaigns, ensureCustomers, type DemoCampaign, type DemoCustomer } from "./seed-campaigns"
import { assertPortFree, medusaEnvironment, runMedusa, startServer } from "./server"
import { walk } from "./walk"
import { walkLimits } from "./walk-limits"

const folder = ".demo"
const shopFile = join(folder, "shop.json")
const admin = { email: "admin@example.com", password: "supersecret" }

type DemoInfo = {
  url: string
  admin: typeof admin
  publishable_key: string
  customers: DemoCustomer[]
  campaigns: DemoCampaign[]
  /** For looking into the tables. */
  database_url: string
}

/** Whoever waits for this leaves it to the signal's handler to end the process. */
const forever = new Promise<never>(() => undefined)

/**
 * `npm run demo`: a shop with the plugin on a PostgreSQL of its own, the main job step by step, then it keeps
 * serving. `--once` ends after the steps; the exit code says whether they all succeeded.
 */
async function main(): Promise<void> {
  const isOnce = process.argv.includes("--once")
  const port = portOf(process.env.PORT)
  await assertPortFree(port)
  await mkdir(folder, { recursive: true })
  await rm(join(folder, "info.json"), { force: true })

  const endings: (() => Promise<void>)[] = []
  const end = async () => {
    for (const ending of endings.splice(0).reverse()) {
      await ending()
    }
  }
  // Whoever stops the demo stops its server: that is no failure, and the process ends when all of it has. Ctrl-C may
  // arrive twice, from the terminal and from npm: the second one must not leave PostgreSQL behind.
  let isStopped = false
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (isStopped) {
        return
      }
      isStopped = true
      say(`\nStopping (${signal}) …`)
      void end().finally(() => process.exit(signal === "SIGINT" ? 130 : 143))
    })
  }

  try {
    const database = await step("Start PostgreSQL", async () => {
      const server = await openDatabaseServer({
        dataDir: join(folder, "postgres"),
        persistent: true,
        durable: true,
        label: "the demo",
        signals: "caller",
      })
      endings.push(() => server.stop())
      const name = givenDatabase() ?? "redemption_demo"
      await ensureDatabase(server, name)
      return server.url(name)
    })
    const env = medusaEnvironment(database, port)
    await step("Migrate the database (about half a minute the first time)", async () => {
      if (await migrate(folder, env)) {
        // Another database, or a newer Medusa: set the shop up anew.
        await rm(shopFile, { force: true })
      }
    })
    const publishable_key = await step("Set up the shop: admin, region, sales channel, publishable key", () =>
      seedShop(env)
    )
    const server = await step("Start Medusa with the plugin and the admin", async () => {
      const started = await startServer(env, port, join(folder, "server.log"))
      endings.push(() => started.stop())
      return started
    })

    const customers = await step("Sign up three members", () => ensureCustomers(server.url, publishable_key))
    const adminToken = await signIn(server.url, "user", admin)
    const adminCaller = callerFor(server.url, { authorization: `Bearer ${adminToken}` })
    const [member, other] = await Promise.all(
      customers.map(async (customer) => {
        const token = await signIn(server.url, "customer", customer)
        return callerFor(server.url, {
          authorization: `Bearer ${token}`,
          "x-publishable-api-key": publishable_key,
        })
      })
    )
    const campaigns = await step("Make two campaigns: one runs, one is a draft", () =>
      ensureCampaigns(adminCaller)
    )
    const info: DemoInfo = {
      url: server.url,
      admin,
      publishable_key,
      customers,
      campaigns,
      database_url: database,
    }
    await writeFile(join(folder, "info.json"), `${JSON.stringify(info, null, 2)}\n`)

    say("\nThe main job, over HTTP:\n")
    await walk(adminCaller, member, other)
    say("\nA segment, a monthly limit and a budget at work:\n")
    await walkLimits(adminCaller, customers, [member, other])
    say("\nEverything worked.")
    if (!isOnce) {
      tell(info)
      say("Serving until Ctrl-C.")
      await server.ended
      if (isStopped) {
        return await forever
      }
      throw new Error(`The server ended. Its log: ${join(folder, "server.log")}`)
    }
  } finally {
    await end()
  }
}

async function seedShop(env: NodeJS.ProcessEnv): Promise<string> {
  if (!existsSync(shopFile)) {
    await runMedusa(["exec", "./demo/seed-shop.ts", shopFile, admin.email, admin.password], env)
  }
  return (JSON.parse(await readFile(shopFile, "utf8")) as { publishable_key: string }).publishable_key
}

function portOf(value: string | undefined): number {
  const port = value === undefined || value === "" ? 9000 : Number(value)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`PORT must be a number from 1 to 65535, not "${value}"`)
  }
  return port
}

function tell(info: DemoInfo): void {
  say(`
  Admin       ${info.url}/app        ${info.admin.email} / ${info.admin.password}
  Store API   ${info.url}/store      publishable key ${info.publishable_key}
  Members     ${info.customers.map((customer) => customer.email).join(", ")} / ${info.customers[0].password}
  A code      ${info.campaigns[0].sample_codes[0] ?? "–"} (campaign "${info.campaigns[0].name}")
  All of it   ${join(folder, "info.json")}
`)
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    say(`\nThe demo failed. ${error instanceof Error ? error.message : String(error)}`)
    process.exit(1)
  }
)
