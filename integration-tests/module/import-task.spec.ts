import { once } from "node:events"
import { join, resolve } from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { CreateCampaign } from "../../src/contracts/campaign"
import { FencedOut } from "../../src/modules/redemption/operations/generate-chunk"
import type RedemptionModuleService from "../../src/modules/redemption/service"
import type { TaskCounts } from "../../src/modules/redemption/sql/lease-task"
import { runImport } from "../../src/tasks/import"
import { startWorker } from "./start-worker"

const dbName = "redemption-import-task"
const modulePath = resolve("src/modules/redemption")

/** 100 000 rows with a mark in front and mixed line ends: each hundred has one repeated row and one that is no code. */
function csvFile(rows: number): Buffer {
  const line = (row: number) => {
    if (row % 100 === 50) {
      return `IMP-${String(row - 1).padStart(8, "0")}`
    }
    return row % 100 === 70 ? `bad!${row}` : `IMP-${String(row).padStart(8, "0")}`
  }
  const ends = ["\r\n", "\n"]
  const text = Array.from({ length: rows }, (_, row) => line(row) + ends[row % 2]).join("")
  return Buffer.from(`\ufeffcode\r\n${text}`)
}

moduleIntegrationTestRunner<RedemptionModuleService>({
  moduleName: "redemption",
  resolve: modulePath,
  dbName,
  pathToMigrations: join(modulePath, "migrations"),
  moduleOptions: { task_chunk_size: 500 },
  testSuite: ({ service, MikroOrmWrapper }) => {
    const sql = async <Row>(text: string) => (await MikroOrmWrapper.forkManager().execute(text)) as Row[]

    const uploaded = async (content: Buffer) => {
      const { campaign_id } = await service.createCampaign(
        CreateCampaign.parse({ name: "Caps", code_source: "import" }),
        null
      )
      const task_id = await service.beginUpload({ campaign_id, requested_by: null })
      for (let position = 0; position * 70_001 < content.length; position++) {
        const piece = content.subarray(position * 70_001, (position + 1) * 70_001)
        await service.keepFileChunk({ task_id, position, content: piece })
      }
      const settings = { max_uses: 1, mode: "skip" as const, review: false }
      await service.finishUpload({ task_id, campaign_id, bytes: content.length, settings })
      return task_id
    }
    const countsOf = async (task_id: string) =>
      (await service.retrieveRedemptionTask(task_id)).counts as unknown as TaskCounts
    const codesOf = async () => {
      const [row] = await sql<{ all: string; live: string; counted: string }>(
        `select count(*) as all, count(*) filter (where batch.available_at is not null) as live,
           (select sum(code_count) from redemption_code_batch) as counted
         from redemption_code as code join redemption_code_batch as batch on batch.id = code.batch_id`
      )
      return { all: Number(row.all), live: Number(row.live), counted: Number(row.counted) }
    }

    it("survives SIGKILL again and again: every row accounted for once, nothing live before the end", async () => {
      const task_id = await uploaded(csvFile(100_000))
      for (const stopAt of [1, 20_000, 40_000, 60_000, 90_000]) {
        const worker = startWorker(dbName, 2_000)
        while ((await countsOf(task_id)).done < stopAt) {
          await wait(5)
        }
        worker.kill("SIGKILL")
        await once(worker, "exit")
        const { done, created, duplicate, invalid } = await countsOf(task_id)
        expect(done).toBe(created + duplicate + invalid)
        expect(done).toBeLessThan(100_000)
        expect(await codesOf()).toEqual({ all: created, live: 0, counted: created })
        // Nobody waits half a minute here for the dead worker's lease to run out.
        await sql(`update redemption_task set lease_until = now() - interval '1 second'`)
      }
      const [code] = await once(startWorker(dbName, 2_000), "exit")
      expect(code).toBe(0)
      expect(await service.retrieveRedemptionTask(task_id)).toMatchObject({ status: "completed_with_errors" })
      expect(await countsOf(task_id)).toEqual({
        total: 100_000,
        done: 100_000,
        created: 98_000,
        duplicate: 1_000,
        invalid: 1_000,
      })
      expect(await codesOf()).toEqual({ all: 98_000, live: 98_000, counted: 98_000 })
      const [issues] = await sql<{ count: string }>("select count(*) from redemption_import_issue")
      expect(Number(issues.count)).toBe(2_000)
      const [file] = await sql<{ count: string }>("select count(*) from redemption_file_chunk")
      expect(Number(file.count)).toBe(0)
    })

    it("shuts out a worker that was frozen past its lease", async () => {
      const task_id = await uploaded(csvFile(1_000))
      const frozen = (await service.taskWork.lease("frozen", task_id))!
      await sql(`update redemption_task set lease_until = now() - interval '1 second'`)
      const heir = (await service.taskWork.lease("heir", task_id))!
      const nobody = async () => new Map<string, string>()
      await expect(runImport(service, frozen, nobody)).rejects.toThrow(FencedOut)
      expect((await codesOf()).all).toBe(0)
      expect(await runImport(service, heir, nobody)).toMatchObject({ outcome: "completed" })
      expect(await codesOf()).toEqual({ all: 980, live: 980, counted: 980 })
    })

    it("cancelled while its file is still coming leaves nothing of it", async () => {
      const { campaign_id } = await service.createCampaign(
        CreateCampaign.parse({ name: "Caps", code_source: "import" }),
        null
      )
      const task_id = await service.beginUpload({ campaign_id, requested_by: null })
      const content = Buffer.from("code\nSECRET1\n")
      await service.keepFileChunk({ task_id, position: 0, content })
      expect(await service.taskWork.cancel(task_id)).toBe(true)
      const purge = (await service.taskWork.lease("worker", task_id))!
      expect(await service.taskWork.purgeChunk(purge)).toBe(true)
      await service.keepFileChunk({ task_id, position: 1, content })
      const settings = { max_uses: 1, mode: "skip" as const, review: false }
      const rest = { task_id, campaign_id, bytes: 2 * content.length, settings }
      await expect(service.finishUpload(rest)).rejects.toThrow("The upload was cancelled")
      await service.dropUpload(task_id)
      expect(await sql("select position from redemption_file_chunk")).toEqual([])
      expect(await service.retrieveRedemptionTask(task_id)).toMatchObject({ status: "cancelled" })
    })

    it("removes what a failed file brought before it says so, also when it is killed doing that", async () => {
      const content = Buffer.concat([csvFile(3_000), Buffer.from([0xff, 0xfe, 0xfd, 0x0a])])
      const task_id = await uploaded(content)
      const task = (await service.taskWork.lease("worker", task_id))!
      const nobody = async () => new Map<string, string>()
      expect(await runImport(service, task, nobody)).toMatchObject({ outcome: "failed" })
      expect((await codesOf()).all).toBe(0)
      const ended = await service.retrieveRedemptionTask(task_id)
      expect(ended).toMatchObject({ status: "failed", error: "Line 3002: this is not text in UTF-8" })
    })
  },
})
