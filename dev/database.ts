import { Client } from "@medusajs/framework/pg"
import { startPostgres } from "./postgres"
import type { DatabaseServer, PostgresOptions } from "./postgres"

/** The server that DATABASE_URL names, when it is set; else a PostgreSQL of our own, as `options` say. */
export async function openDatabaseServer(options: PostgresOptions): Promise<DatabaseServer> {
  const given = process.env.DATABASE_URL
  return given ? serverAt(given) : startPostgres(options)
}

/** The database name in DATABASE_URL, for those who would otherwise choose one. */
export function givenDatabase(): string | undefined {
  const given = process.env.DATABASE_URL
  return (given && decodeURIComponent(new URL(given).pathname.slice(1))) || undefined
}

/** Makes the database `name` unless the server has it. */
export async function ensureDatabase(server: Pick<DatabaseServer, "url">, name: string): Promise<void> {
  // Asked first, because a hosted server may give no access to the database "postgres".
  if (await hasDatabase(server, name)) return
  const client = new Client({ connectionString: server.url("postgres") })
  await client.connect()
  try {
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
  } catch (error) {
    // Somebody else made it meanwhile.
    if (codeOf(error) !== "42P04" && codeOf(error) !== "23505") throw error
  } finally {
    await client.end()
  }
}

/** The environment from which Medusa's test runners and its migration generator read their server. */
export function serverEnvironment(server: DatabaseServer): Record<string, string> {
  return {
    DB_HOST: server.host,
    DB_PORT: String(server.port),
    DB_USERNAME: server.user,
    DB_PASSWORD: server.password,
  }
}

async function hasDatabase(server: Pick<DatabaseServer, "url">, name: string): Promise<boolean> {
  const client = new Client({ connectionString: server.url(name) })
  try {
    await client.connect()
    return true
  } catch (error) {
    if (codeOf(error) === "3D000") return false
    throw error
  } finally {
    await client.end().catch(() => undefined)
  }
}

function serverAt(given: string): DatabaseServer {
  const base = new URL(given)
  // Medusa's test runners ask every host but "localhost" for SSL.
  const host = ["127.0.0.1", "[::1]"].includes(base.hostname) ? "localhost" : base.hostname
  return {
    url(database) {
      const url = new URL(given)
      url.hostname = host
      url.pathname = `/${encodeURIComponent(database)}`
      return url.toString()
    },
    host,
    port: Number(base.port || 5432),
    user: decodeURIComponent(base.username) || "postgres",
    password: decodeURIComponent(base.password),
    stop: async () => undefined,
  }
}

const codeOf = (error: unknown) => (error as { code?: string }).code
