import { execFileSync } from "node:child_process"
import { existsSync } from "node:fs"
import { mkdtemp, readdir, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { ensureDatabase } from "../../dev/database"
import { startPostgres, type DatabaseServer } from "../../dev/postgres"
import { say, step } from "../../demo/print"
import { startServer, type RunningServer } from "../../demo/server"
import { App, cleanEnvironment, type PackageManager } from "./app"
import { lookAtAdmin } from "./browser"
import { admin, assertKept, openShop, redeemOnce, type Shop } from "./job"
import { testStoreCredit } from "./store-credit"
import { freePort, openRedis } from "../faults/redis"

type Mode = "develop" | "production"

export type Scenario = {
  name: string
  packageManager: PackageManager
  medusa: string
  beside?: Record<string, string>
  hasRedis?: boolean
  modes: Mode[]
  /** Take the plugin out and put it back, and its last migration down and up, and see what is kept. */
  removesAndReturns?: boolean
  /** Give store credit and take it back, with the loyalty plugin itself, and kill processes over it. */
  givesStoreCredit?: boolean
}

const newest = "2.21.2"
const oldest = "2.21.0"

/** The first one runs with every commit; all of them with `-- --all`. Results: docs/compatibility.md. */
const scenarios: Scenario[] = [
  { name: "npm", packageManager: "npm", medusa: newest, modes: ["production"], removesAndReturns: true },
  { name: "oldest-npm", packageManager: "npm", medusa: oldest, modes: ["develop", "production"] },
  {
    name: "pnpm-redis",
    packageManager: "pnpm",
    medusa: newest,
    modes: ["develop", "production"],
    hasRedis: true,
  },
  { name: "yarn", packageManager: "yarn", medusa: newest, modes: ["production"] },
  {
    name: "draft-order",
    packageManager: "npm",
    medusa: newest,
    beside: { "@medusajs/draft-order": newest },
    modes: ["develop", "production"],
  },
  // Its peers allow exactly this release of Medusa.
  {
    name: "loyalty",
    packageManager: "npm",
    medusa: "2.21.1",
    beside: { "@medusajs/loyalty-plugin": "2.21.1" },
    modes: ["production"],
    givesStoreCredit: true,
  },
]

const root = resolve(__dirname, "../..")

/** What runs beside this process, and so must be ended with it. */
const running = new Set<{ stop(): Promise<void> }>()
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    void Promise.all([...running].map((one) => one.stop())).finally(() => process.exit(1))
  })
}

/**
 * `npm run test:install`: the package as npm would publish it, installed into a shop that knows nothing of this
 * repository. `-- --all` runs every scenario, `-- pnpm-redis yarn` those that are named, `--keep` leaves the shops.
 */
async function main(): Promise<void> {
  const args = process.argv.slice(2)
  const named = args.filter((arg) => !arg.startsWith("--"))
  const wanted = args.includes("--all")
    ? scenarios
    : named.length > 0
      ? scenarios.filter(({ name }) => named.includes(name))
      : scenarios.slice(0, 1)
  if (wanted.length === 0) {
    throw new Error(`There is no such scenario; there are ${scenarios.map(({ name }) => name).join(", ")}`)
  }
  // Outside of the repository: nothing of its node_modules may be found from there.
  const work = await mkdtemp(join(tmpdir(), "redemption-install-"))
  const tarball = await step("Pack the plugin", async () => pack(work))
  const server = await startPostgres({
    dataDir: join(root, ".demo", "install-postgres"),
    persistent: false,
    durable: false,
    label: "the install test",
    signals: "caller",
  })
  running.add(server)
  const failures: string[] = []
  try {
    for (const scenario of wanted) {
      say(`\n${scenario.name}: Medusa ${scenario.medusa}, ${scenario.packageManager}\n`)
      try {
        await install(scenario, { folder: join(work, scenario.name), tarball, server })
      } catch (error) {
        failures.push(scenario.name)
        say(error instanceof Error ? error.message : String(error))
      }
    }
  } finally {
    await server.stop()
  }
  if (failures.length > 0 || args.includes("--keep")) {
    say(`\nThe shops and their logs are in ${work}`)
  } else {
    await rm(work, { recursive: true, force: true })
  }
  say(`\n${wanted.length - failures.length} of ${wanted.length} shops work. ${failures.join(", ")}`)
  process.exitCode = failures.length === 0 ? 0 : 1
}

async function pack(folder: string): Promise<string> {
  if (!existsSync(join(root, ".medusa/server/src/client/index.mjs"))) {
    execFileSync("npm", ["run", "build"], { cwd: root, stdio: "inherit" })
  }
  execFileSync("npm", ["pack", "--ignore-scripts", "--pack-destination", folder], {
    cwd: root,
    stdio: "ignore",
  })
  const [tarball] = (await readdir(folder)).filter((file) => file.endsWith(".tgz"))
  return join(folder, tarball)
}

async function install(
  scenario: Scenario,
  { folder, tarball, server }: { folder: string; tarball: string; server: DatabaseServer }
): Promise<void> {
  const { packageManager, medusa, beside = {} } = scenario
  const app = new App({ folder, packageManager, medusa, beside })
  await step("Make a shop", () => app.create())
  await step("Install the plugin", () => app.addPlugin(tarball))
  await app.configure({ hasPlugin: true })

  const database = `install_${scenario.name.replaceAll("-", "_")}`
  await ensureDatabase(server, database)
  const redis = scenario.hasRedis ? await openRedis() : undefined
  if (redis) {
    running.add(redis)
  }
  const env: NodeJS.ProcessEnv = {
    ...cleanEnvironment(),
    DATABASE_URL: server.url(database),
    ...(redis ? { REDIS_URL: redis.url } : {}),
  }
  const medusaCli = (...args: string[]) => app.run("npx", ["medusa", ...args], env)
  try {
    await step("Migrate", () => medusaCli("db:migrate"))
    await step("Make an admin", () => medusaCli("user", "-e", admin.email, "-p", admin.password))
    for (const mode of scenario.modes) {
      if (mode === "production") {
        await step("Build", () => medusaCli("build"))
      }
      await serving(app, mode, env, async (url) => {
        const shop = await step("Open the shop", () => openShop(url))
        await step("Redeem a code, and refuse it to somebody else", () => redeemOnce(url, shop))
        await step("Look at the admin's pages", () => lookAtAdmin(url, app.logs))
      })
    }
    if (scenario.givesStoreCredit) {
      await giveStoreCredit(app, env)
    }
    if (scenario.removesAndReturns) {
      await removeAndReturn(app, tarball, env, medusaCli)
    }
  } finally {
    await redis?.stop()
  }
}

/** Nothing can be killed by name in production, so the sources of the shop are started as they are, without their admin. */
async function giveStoreCredit(app: App, env: NodeJS.ProcessEnv): Promise<void> {
  const quiet = { ...env, MEDUSA_ADMIN_DISABLED: "true" }
  const databaseUrl = env.DATABASE_URL!
  await serving(app, "sources", quiet, (url) =>
    testStoreCredit({
      url,
      databaseUrl,
      startBeside: (fault) => start(app, "sources", { ...quiet, ...fault }),
    })
  )
}

/** A shop without the plugin goes on; one that takes it back finds everything. */
async function removeAndReturn(
  app: App,
  tarball: string,
  env: NodeJS.ProcessEnv,
  medusaCli: (...args: string[]) => Promise<void>
): Promise<void> {
  let campaignId = ""
  await serving(app, "develop", env, async (url) => {
    campaignId = (await redeemOnce(url, await openShop(url))).campaignId
  })
  await step("Uninstall the plugin", async () => {
    await app.configure({ hasPlugin: false })
    await app.removePlugin()
    await medusaCli("db:migrate")
  })
  await serving(app, "develop", env, async (url) => {
    await step("The shop works without it", async () => void (await openShop(url)))
  })
  await step("Install it again", async () => {
    await app.addPlugin(tarball)
    await app.configure({ hasPlugin: true })
    await medusaCli("db:migrate")
  })
  await serving(app, "develop", env, async (url) => {
    const shop: Shop = await openShop(url)
    await step("Everything is still there", () => assertKept(shop, campaignId))
  })
}

async function serving(
  app: App,
  mode: Mode | "sources",
  env: NodeJS.ProcessEnv,
  job: (url: string) => Promise<void>
): Promise<void> {
  const shop = await step(`Start it (${mode})`, () => start(app, mode, env))
  try {
    await job(shop.url)
  } finally {
    await shop.stop()
  }
}

/** One process of the shop, which is ended with this one if nobody has stopped it before. */
async function start(app: App, mode: Mode | "sources", env: NodeJS.ProcessEnv): Promise<RunningServer> {
  const port = await freePort()
  const isBuilt = mode === "production"
  const shop = await startServer(
    { ...env, PORT: String(port), NODE_ENV: isBuilt ? "production" : "development" },
    port,
    join(app.logs, `${mode}-${port}.log`),
    {
      cli: join(app.folder, "node_modules/@medusajs/cli/cli.js"),
      command: mode === "develop" ? "develop" : "start",
      cwd: isBuilt ? join(app.folder, ".medusa/server") : app.folder,
    }
  )
  running.add(shop)
  void shop.ended.then(() => running.delete(shop))
  return shop
}

main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})
