import { readdirSync } from "node:fs"
import { join } from "node:path"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { Client } from "@medusajs/framework/pg"
import { REDEMPTION_MODULE } from "../../src/modules/redemption"
import type RedemptionModuleService from "../../src/modules/redemption/service"

const modulePath = join(__dirname, "../../src/modules/redemption")
const folder = join(modulePath, "migrations")
const dbName = `medusa-migrations-${process.pid}`

type Steps = { up(): Promise<void>; down(): Promise<void>; addSql(statement: string): void }

/** The migrations, the oldest first. */
const names = readdirSync(folder)
  .filter((file) => /^Migration\d+\.ts$/.test(file))
  .map((file) => file.replace(".ts", ""))
  .sort()

async function statementsOf(name: string, direction: "up" | "down"): Promise<string[]> {
  const statements: string[] = []
  const { [name]: Migration } = (await import(join(folder, name))) as Record<string, new () => Steps>
  const migration = new Migration()
  migration.addSql = (statement) => void statements.push(statement)
  await migration[direction]()
  return statements
}

moduleIntegrationTestRunner<RedemptionModuleService>({
  moduleName: REDEMPTION_MODULE,
  resolve: modulePath,
  dbName,
  pathToMigrations: folder,
  testSuite: () => {
    let client: Client

    beforeEach(async () => {
      const { DB_HOST: host, DB_PORT, DB_USERNAME: user, DB_PASSWORD: password } = process.env
      client = new Client({ host, port: Number(DB_PORT), user, password, database: dbName })
      await client.connect()
    })
    afterEach(() => client.end())

    const run = async (migrations: string[], direction: "up" | "down") => {
      for (const name of migrations) {
        for (const statement of await statementsOf(name, direction)) {
          await client.query(statement)
        }
      }
    }
    const rows = async (query: string) => (await client.query<Record<string, unknown>>(query)).rows
    const schema = async () => ({
      columns:
        await rows(`select table_name, column_name, data_type, is_nullable, column_default, collation_name
        from information_schema.columns where table_schema = 'public' and table_name like 'redemption%'
        order by table_name, column_name`),
      indexes: await rows(
        "select indexname, indexdef from pg_indexes where schemaname = 'public' and tablename like 'redemption%' order by 1"
      ),
      functions: await rows(
        "select proname, prosrc from pg_proc where proname like 'redemption%' order by 1, 2"
      ),
    })

    it("can all be taken back, one by one, and done again", async () => {
      const before = await schema()
      expect(before.columns.length).toBeGreaterThan(100)
      await run(names.toReversed(), "down")
      expect(await schema()).toEqual({ columns: [], indexes: [], functions: [] })
      await run(names, "up")
      expect(await schema()).toEqual(before)
    })

    it("that keep figures find them again in the rows", async () => {
      await client.query(`insert into redemption_campaign
        (id, event_schema_id, code_attribute, name, translations, status, visibility, rules, limits)
        values ('c', 's', 'promo_code', 'x', '{}', 'active', '{}', '[]', '{}')`)
      await client.query(`insert into redemption_code_batch (id, campaign_id, source, code_count, available_at)
        values ('b', 'c', 'generated', 30, now())`)
      await client.query(`insert into redemption_code (id, campaign_id, batch_id, code, canonical, status, use_count)
        select 'code-' || n, 'c', 'b', 'CODE' || n, 'CODE' || n, 'used', 1 from generate_series(1, 30) as n`)
      await client.query(`insert into redemption
        (id, code_id, campaign_id, campaign_version, customer_id, channel, idempotency_key, request_fingerprint,
         points, units, usage, trace, status, announced_at, tallied)
        select 'red-' || n, 'code-' || n, 'c', 1, 'member-' || n % 7, 'store', 'key-' || n, 'x', 5, 5, '[]', '[]',
          case when n > 28 then 'reversed' else 'completed' end, now(), n <= 28 from generate_series(1, 30) as n`)
      const lastOnes = names.filter((name) => name >= "Migration20261126022700")
      await run(lastOnes.toReversed(), "down")
      await run(lastOnes, "up")
      expect(
        await rows(
          "select sum(redemptions)::int as redemptions, sum(points)::int as points from redemption_tally"
        )
      ).toEqual([{ redemptions: 28, points: 140 }])
      expect(await rows("select members::int from redemption_campaign_tally")).toEqual([{ members: 7 }])
      expect(await rows("select count(*)::int as kept from redemption where code_id like 'code-%'")).toEqual([
        { kept: 30 },
      ])
    })
  },
})
