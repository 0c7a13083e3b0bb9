import { createRequire } from "node:module"
import { resolve } from "node:path"
import { defineConfig, loadEnv } from "@medusajs/framework/utils"

loadEnv(process.env.NODE_ENV ?? "development", process.cwd())

const env = process.env
const isProduction = env.NODE_ENV === "production"
const port = env.PORT ?? "9000"
const self = `http://localhost:${port}`

/** In production a missing secret stays missing, so that Medusa refuses to start. */
const secret = (given: string | undefined) => given ?? (isProduction ? undefined : "for-development-only")

/** Several processes share their events, workflows, locks and cache through Redis; a single one needs none. */
const redisModules = (redisUrl: string) => [
  { resolve: "@medusajs/medusa/event-bus-redis", options: { redisUrl } },
  { resolve: "@medusajs/medusa/workflow-engine-redis", options: { redis: { redisUrl } } },
  {
    resolve: "@medusajs/medusa/locking",
    options: {
      providers: [
        {
          resolve: "@medusajs/medusa/locking-redis",
          id: "locking-redis",
          is_default: true,
          options: { redisUrl },
        },
      ],
    },
  },
  {
    resolve: "@medusajs/medusa/caching",
    options: {
      providers: [
        {
          resolve: "@medusajs/medusa/caching-redis",
          id: "caching-redis",
          is_default: true,
          options: { redisUrl },
        },
      ],
    },
  },
]

/** The plugin's options, as JSON; what are functions in them, from the file that exports `effects`. */
const pluginOptions = () => ({
  ...(JSON.parse(env.REDEMPTION_OPTIONS ?? "{}") as object),
  ...(env.REDEMPTION_EFFECTS
    ? { effects: (createRequire(__filename)(resolve(env.REDEMPTION_EFFECTS)) as { effects: object }).effects }
    : {}),
})

/**
 * The plugin's own application, for development, tests and the demo. A shop that uses the plugin lists it under
 * `plugins` instead; here its sources are loaded directly, so it must not be listed again.
 */
export default defineConfig({
  projectConfig: {
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    workerMode: workerMode(env.MEDUSA_WORKER_MODE),
    http: {
      storeCors: env.STORE_CORS ?? "http://localhost:8000",
      adminCors: env.ADMIN_CORS ?? self,
      authCors: env.AUTH_CORS ?? `http://localhost:8000,${self}`,
      jwtSecret: secret(env.JWT_SECRET),
      cookieSecret: secret(env.COOKIE_SECRET),
    },
    // A production build on plain HTTP (the demo) would otherwise set a cookie that no browser sends back.
    ...(env.INSECURE_COOKIES === "true" && { cookieOptions: { secure: false, sameSite: "lax" as const } }),
  },
  admin: {
    disable: env.MEDUSA_ADMIN_DISABLED === "true",
    // In development Vite would find the scanner's decoder only when somebody scans, and reload the page under them.
    vite: () => ({ optimizeDeps: { include: ["zxing-wasm/reader"] } }),
  },
  modules: [
    { resolve: "./src/modules/redemption", options: pluginOptions() },
    {
      resolve: "@medusajs/medusa/notification",
      options: {
        providers: [
          {
            resolve: "@medusajs/medusa/notification-local",
            id: "local",
            options: { name: "Local", channels: ["feed", "email"] },
          },
        ],
      },
    },
    ...(env.REDIS_URL ? redisModules(env.REDIS_URL) : []),
  ],
})

function workerMode(given = "shared") {
  if (given === "shared" || given === "server" || given === "worker") return given
  throw new Error(`MEDUSA_WORKER_MODE is "${given}", not shared, server or worker`)
}
