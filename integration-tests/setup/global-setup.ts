import { randomBytes } from "node:crypto"
import { join } from "node:path"
import { openDatabaseServer, serverEnvironment } from "../../dev/database"
import { removeDeadServers } from "../../dev/postgres-recovery"
import { keepServer } from "./test-server"

/**
 * One database server for all integration tests of a run, in a folder of its own, so that runs do not meet.
 * Tests that need a database name it themselves; Medusa's test runners read the server from DB_*.
 */
export default async function globalSetup() {
  const runs = join(__dirname, "../../.postgres/tests")
  await removeDeadServers(runs)
  const server = await openDatabaseServer({
    dataDir: join(runs, `${process.pid}-${randomBytes(4).toString("hex")}`),
    persistent: false,
    durable: false,
    label: "integration tests",
  })
  keepServer(server)

  Object.assign(process.env, serverEnvironment(server), {
    NODE_ENV: "test",
    MEDUSA_DISABLE_TELEMETRY: "true",
    MEDUSA_ADMIN_DISABLED: "true",
    JWT_SECRET: "for-tests-only",
    COOKIE_SECRET: "for-tests-only",
    // Many suites fail on purpose, again and again, as one member. Those about guessers say otherwise.
    REDEMPTION_OPTIONS: JSON.stringify({ throttle: false }),
    // Every application logs some 500 lines while it migrates; what goes wrong is still logged.
    LOG_LEVEL: process.env.LOG_LEVEL ?? "error",
  })
}
