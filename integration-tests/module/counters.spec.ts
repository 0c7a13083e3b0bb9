import { join, resolve } from "node:path"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { Pool } from "@medusajs/framework/pg"
import fc from "fast-check"
import type RedemptionModuleService from "../../src/modules/redemption/service"

const dbName = "redemption-counters"
const modulePath = resolve("src/modules/redemption")
const connections = 12

type Counter = { campaign: string; cap: number }
type Call = { type: "take" | "give back"; amount: number }

/**
 * Counters of a whole campaign come in slots. Whatever the cap, the amounts, the number of slots and the order in
 * which many connections get to them: never over the cap, and never refused while there is room.
 */
moduleIntegrationTestRunner<RedemptionModuleService>({
  moduleName: "redemption",
  resolve: modulePath,
  dbName,
  pathToMigrations: join(modulePath, "migrations"),
  testSuite: () => {
    let pool: Pool
    let made = 0
    const newCounter = (cap: number): Counter => ({ campaign: `campaign-${++made}`, cap })

    beforeAll(() => {
      const { DB_HOST: host, DB_PORT, DB_USERNAME: user, DB_PASSWORD: password } = process.env
      pool = new Pool({ host, port: Number(DB_PORT), user, password, database: dbName, max: connections })
    })
    afterAll(() => pool.end())

    const take = async ({ campaign, cap }: Counter, amount: number): Promise<boolean> => {
      const { rows } = await pool.query(
        "select redemption_take($1, $2, 'campaign', '', 'units', 'total', $3, $4) as taken",
        [`usage-${++made}`, campaign, amount, cap]
      )
      return rows[0].taken
    }
    const giveBack = ({ campaign }: Counter, amount: number) =>
      pool.query("select redemption_give_back($1, 'campaign', '', 'units', 'total', $2)", [campaign, amount])
    const slotsOf = async ({ campaign }: Counter) => {
      const { rows } = await pool.query(
        `select slot, used::int, room::int, cap::int from redemption_usage where campaign_id = $1 order by slot`,
        [campaign]
      )
      return rows as { slot: number; used: number; room: number | null; cap: number | null }[]
    }
    const usedOf = async (counter: Counter) =>
      (await slotsOf(counter)).reduce((total, { used }) => total + used, 0)
    /** As an operator could have left it: slots that are there and not dealt yet. */
    const withSlots = async (counter: Counter, slots: number) => {
      await pool.query(
        `insert into redemption_usage (id, campaign_id, scope, customer_id, kind, window_key, slot, used, raw_used)
         select $1 || slot, $1, 'campaign', '', 'units', 'total', slot, 0, '{"value":"0"}'
         from generate_series(0, $2 - 1) as slot`,
        [counter.campaign, slots]
      )
    }

    const scenario = fc.record({
      cap: fc.integer({ min: 1, max: 400 }),
      slots: fc.constantFrom(0, 1, 2, 5, 16, 32),
      calls: fc.array(
        fc.record<Call>({
          type: fc.constantFrom("take", "take", "take", "give back"),
          amount: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 13 }), fc.integer({ min: 1, max: 450 })),
        }),
        { minLength: 1, maxLength: 150 }
      ),
    })

    it("is exact for any cap, amounts, slots and order, and gives back as exactly", async () => {
      await fc.assert(
        fc.asyncProperty(scenario, async ({ cap, slots, calls }) => {
          const counter = newCounter(cap)
          await withSlots(counter, slots)
          const held: number[] = []
          let taken = 0
          const lanes = calls.values()
          const work = async () => {
            for (const { type, amount } of lanes) {
              if (type === "take") {
                if (await take(counter, amount)) {
                  taken += amount
                  held.push(amount)
                }
              } else if (held.length > 0) {
                const back = held.splice(amount % held.length, 1)[0]
                await giveBack(counter, back)
                taken -= back
              }
            }
          }
          await Promise.all(Array.from({ length: connections }, work))
          const end = await slotsOf(counter)
          expect(end.reduce((total, { used }) => total + used, 0)).toBe(taken)
          expect(taken).toBeLessThanOrEqual(cap)
          expect(end.every(({ used, room }) => used >= 0 && (room === null || used <= room))).toBe(true)
          const dealt = end.reduce((total, { room, used }) => total + (room ?? used), 0)
          expect(dealt).toBeLessThanOrEqual(cap)
          // What is left can be had to the last unit, in one piece, and not one more.
          const left = cap - taken
          if (left > 0) {
            expect(await take(counter, left)).toBe(true)
          }
          expect(await take(counter, 1)).toBe(false)
          expect(await usedOf(counter)).toBe(cap)
        }),
        { numRuns: 60, seed: 42 }
      )
    })

    it("refuses nobody while there is room: who was refused asked for more than was left", async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 1, max: 500 }),
          fc.array(fc.integer({ min: 1, max: 13 }), { minLength: 80, maxLength: 200 }),
          async (cap, amounts) => {
            const counter = newCounter(cap)
            const taken = await Promise.all(amounts.map((amount) => take(counter, amount)))
            const refused = amounts.filter((_, index) => !taken[index])
            const used = await usedOf(counter)
            expect(used).toBeLessThanOrEqual(cap)
            expect(cap - used).toBeLessThan(Math.min(...refused, Infinity))
          }
        ),
        { numRuns: 30, seed: 42 }
      )
    })

    it("has one slot while nobody waits, and more when many do", async () => {
      const counter = newCounter(1_000_000)
      for (let n = 0; n < 20; n++) {
        await take(counter, 1)
      }
      expect(await slotsOf(counter)).toHaveLength(1)
      // Somebody holds the only slot for as long as it takes until another one is there.
      const holder = await pool.connect()
      await holder.query("begin")
      await holder.query("select from redemption_usage where campaign_id = $1 for update", [counter.campaign])
      const waiting = take(counter, 1)
      await waitsForLock(pool)
      await holder.query("commit")
      holder.release()
      expect(await waiting).toBe(true)
      expect(await slotsOf(counter)).toHaveLength(2)
      expect(await usedOf(counter)).toBe(21)
    })

    it("follows a cap that was raised or lowered", async () => {
      const counter = newCounter(10)
      expect(await take(counter, 8)).toBe(true)
      expect(await take({ ...counter, cap: 5 }, 1)).toBe(false)
      expect(await take({ ...counter, cap: 20 }, 12)).toBe(true)
      expect(await take({ ...counter, cap: 20 }, 1)).toBe(false)
      await giveBack(counter, 8)
      expect(await take({ ...counter, cap: 13 }, 1)).toBe(true)
      expect(await take({ ...counter, cap: 13 }, 1)).toBe(false)
    })

    it("would oversell if it read first and wrote afterwards", async () => {
      const counter = newCounter(10)
      await withSlots(counter, 1)
      const naive = async () => {
        const before = await usedOf(counter)
        if (before >= counter.cap) {
          return false
        }
        await pool.query(
          "update redemption_usage set used = $2, raw_used = raw_used where campaign_id = $1 and slot = 0",
          [counter.campaign, before + 1]
        )
        return true
      }
      const granted = (await Promise.all(Array.from({ length: 60 }, naive))).filter(Boolean)
      expect(granted.length).toBeGreaterThan(10)
    })
  },
})

async function waitsForLock(pool: Pool): Promise<void> {
  for (;;) {
    const { rows } = await pool.query(
      "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
    )
    if (rows.length > 0) {
      return
    }
  }
}
