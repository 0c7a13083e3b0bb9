import { createHash } from "node:crypto"
import { existsSync } from "node:fs"
import { readdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { runMedusa } from "./server"

const migrations = "src/modules/redemption/migrations"

/** Migrates the demo's database, unless that was done with these same migrations before. @returns whether it ran */
export async function migrate(folder: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  const mark = join(folder, "migrated")
  const state = await migrationState(env.DATABASE_URL!)
  if (existsSync(mark) && (await readFile(mark, "utf8")) === state) {
    return false
  }
  await runMedusa(["db:migrate", "--execute-safe-links"], env)
  await writeFile(mark, state)
  return true
}

/** Changes when our migrations change, when Medusa does, or when it is another database. */
async function migrationState(databaseUrl: string): Promise<string> {
  const hash = createHash("sha256")
  const { hostname, pathname } = new URL(databaseUrl)
  hash.update(hostname + pathname)
  hash.update(await readFile("package-lock.json"))
  for (const file of (await readdir(migrations)).sort()) {
    hash.update(await readFile(join(migrations, file)))
  }
  return hash.digest("hex")
}
