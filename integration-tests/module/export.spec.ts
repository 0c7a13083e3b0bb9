import { join, resolve } from "node:path"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { stringify } from "csv-stringify/sync"
import fc from "fast-check"
import { CreateCampaign } from "../../src/contracts/campaign"
import { exportColumns } from "../../src/contracts/export"
import { formulaBeginnings, inertCell } from "../../src/domain/spreadsheet"
import type RedemptionModuleService from "../../src/modules/redemption/service"
import { inertText } from "../../src/modules/redemption/sql/export-codes"
import { until } from "../http/until"

const modulePath = resolve("src/modules/redemption")

moduleIntegrationTestRunner<RedemptionModuleService>({
  moduleName: "redemption",
  resolve: modulePath,
  dbName: "redemption-export",
  pathToMigrations: join(modulePath, "migrations"),
  testSuite: ({ service, MikroOrmWrapper }) => {
    const sql = async <Row>(text: string, values: unknown[] = []) =>
      (await MikroOrmWrapper.forkManager().execute(text, values)) as Row[]

    /** A batch of codes C000001, C000002, … */
    const campaignWith = async (quantity: number, label: string | null = null, tag: string | null = null) => {
      const { campaign_id } = await service.createCampaign(CreateCampaign.parse({ name: "Caps" }), null)
      await sql(
        `insert into redemption_code_batch (id, campaign_id, source, label, tag, code_count, available_at)
         values (?, ?, 'imported', ?, ?, ?, now())`,
        [`redbat_${campaign_id}`, campaign_id, label, tag, quantity]
      )
      await sql(
        `insert into redemption_code (id, campaign_id, batch_id, code, canonical)
         select 'redcode_' || ? || lpad(n::text, 8, '0'), ?, ?, 'C' || n, ? || n from generate_series(1, ?) as n`,
        [campaign_id, campaign_id, `redbat_${campaign_id}`, campaign_id, quantity]
      )
      return campaign_id
    }
    const exporting = (
      campaign_id: string,
      filter = {},
      columns: (typeof exportColumns)[number][] = ["code"]
    ) => service.exportCodes({ ...filter, campaign_id }, { columns, requested_by: null })
    const whole = async (pieces: AsyncIterable<Buffer>) => {
      let file = ""
      for await (const piece of pieces) {
        file += piece.toString()
      }
      return file
    }
    const copies = async () =>
      (
        await sql<{ pid: number }>(
          `select pid from pg_stat_activity where datname = current_database() and query ilike 'copy (%'`
        )
      ).map(({ pid }) => pid)
    const recorded = async () =>
      await sql<{ status: string; error: string | null; done: number }>(
        "select status, error, (counts->>'done')::int as done from redemption_task where type = 'export'"
      )

    it("makes cells inert as the domain does, whatever is in them", async () => {
      const unit = fc.oneof(
        fc.constantFrom(...formulaBeginnings, "'", '"', "\n", "a"),
        fc.string({ maxLength: 2 })
      )
      const cell = fc.string({ unit }).map((text) => text.replaceAll("\u0000", "").toWellFormed())
      await fc.assert(
        fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 200 }), async (cells) => {
          const rows = await sql<{ inert: string }>(
            `select ${inertText("cell")} as inert
             from jsonb_array_elements_text(?::jsonb) with ordinality as cells (cell, nth) order by nth`,
            [JSON.stringify(cells)]
          )
          expect(rows.map(({ inert }) => inert)).toEqual(cells.map(inertCell))
        }),
        { numRuns: 30 }
      )
    })

    it("writes the same file as a careful hand would, of any label and tag", async () => {
      for (const [label, tag] of [
        ['a "quoted", one', "=1+1"],
        ["two\nlines", " blank "],
        ["\tx", "＝1"],
        ["'", "\\."],
        ["naïve ✓", "\r\n"],
        [null, ""],
      ] as const) {
        const campaign_id = await campaignWith(2, label, tag)
        await sql(
          `update redemption_code set redeemed_at = '2026-03-04 05:06:07.089+02', expires_at = '9999-12-31T23:59:59.999Z',
             customer_id = '=cus', use_count = 1, status = 'used' where campaign_id = ? and code = 'C2'`,
          [campaign_id]
        )
        const rows = await sql<Record<string, string | number | null>>(
          `select code.*, ?::text as tag, batch.label as batch_label
           from redemption_code as code join redemption_code_batch as batch on batch.id = code.batch_id
           where code.campaign_id = ? order by code.id`,
          [tag, campaign_id]
        )
        const cells = rows.map((row) =>
          exportColumns.map((column) => {
            const value = row[column]
            const isInstant = value !== null && column.endsWith("_at")
            return isInstant ? new Date(String(value)).toISOString() : inertCell(String(value ?? ""))
          })
        )
        expect(await whole(exporting(campaign_id, {}, [...exportColumns]))).toBe(
          stringify(cells, { header: true, columns: [...exportColumns] })
        )
      }
    })

    it("takes filters as what they are, whatever is in them", async () => {
      const tag = `it's \\ "$1" $2 ; -- ?`
      const campaign_id = await campaignWith(2, null, tag)
      const made = { gte: new Date("2020-01-01T00:00:00Z"), lt: new Date("2999-01-01T00:00:00Z") }
      expect(
        await whole(exporting(campaign_id, { tag: ["x", tag], created_at: made, status: ["unused"] }))
      ).toBe("code\nC1\nC2\n")
      expect(await whole(exporting(campaign_id, { tag: ["') or true --"] }))).toBe("code\n")
      expect(await whole(exporting(campaign_id, { created_at: { lt: made.gte } }))).toBe("code\n")
    })

    it("is of one moment, however long the reading takes", async () => {
      const campaign_id = await campaignWith(100_000)
      const pieces = exporting(campaign_id, {}, ["status"])
      const begun = (await pieces.next()).value as Buffer
      await sql("update redemption_code set status = 'voided' where campaign_id = ?", [campaign_id])
      const file = begun.toString() + (await whole(pieces))
      expect(file.split("\n").filter((line) => line === "unused")).toHaveLength(100_000)
      expect(await recorded()).toEqual([{ status: "completed", error: null, done: 100_000 }])
      await until(async () => (await copies()).length === 0)
    })

    it("stops in the database when the reader goes away", async () => {
      const campaign_id = await campaignWith(300_000)
      const pieces = exporting(campaign_id, {}, [...exportColumns])
      await pieces.next()
      expect(await copies()).toHaveLength(1)
      await pieces.return(undefined)
      await until(async () => (await copies()).length === 0)
      const [record] = await recorded()
      expect(record).toMatchObject({ status: "failed", error: "The download broke off" })
      expect(record.done).toBeGreaterThan(0)
      expect(record.done).toBeLessThan(300_000)
    })

    it("breaks off when the database does, without a word of the database's own", async () => {
      const campaign_id = await campaignWith(300_000)
      const pieces = exporting(campaign_id, {}, [...exportColumns])
      await pieces.next()
      await sql("select pg_terminate_backend(?::int)", await copies())
      await expect(whole(pieces)).rejects.toThrow("The shop cannot do this at the moment")
      expect(await recorded()).toMatchObject([{ status: "failed" }])
    })

    it("that nobody could end any more is told as failed, in the end", async () => {
      const campaign_id = await campaignWith(1)
      const pieces = exporting(campaign_id)
      await pieces.next()
      expect(await service.endStaleExports()).toBe(0)
      await sql("update redemption_task set started_at = now() - interval '25 hours'")
      expect(await service.endStaleExports()).toBe(1)
      expect(await recorded()).toEqual([{ status: "failed", error: "The download broke off", done: 0 }])
      expect(await service.endStaleExports()).toBe(0)
      // It lived all the same: then its own word counts.
      await whole(pieces)
      expect(await recorded()).toEqual([{ status: "completed", error: null, done: 1 }])
    })

    it("takes no connection of the pool, and few of its own", async () => {
      const campaign_id = await campaignWith(100_000)
      const slow = Array.from({ length: 4 }, () => exporting(campaign_id, {}, [...exportColumns]))
      for (const pieces of slow) {
        await pieces.next()
      }
      await expect(exporting(campaign_id).next()).rejects.toThrow("The shop cannot do this at the moment")
      expect(await recorded()).toHaveLength(4)
      const asked = Array.from({ length: 30 }, () => service.retrieveRedemptionCampaign(campaign_id))
      expect(await Promise.all(asked)).toHaveLength(30)
      await slow[0].return(undefined)
      expect((await whole(exporting(campaign_id))).length).toBeGreaterThan(100_000)
      await Promise.all(slow.map((pieces) => pieces.return(undefined)))
      await until(async () => (await copies()).length === 0)
    })
  },
})
