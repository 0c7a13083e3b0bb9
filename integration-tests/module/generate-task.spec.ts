import { once } from "node:events"
import { join, resolve } from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { unzipSync } from "fflate"
import { CreateCampaign } from "../../src/contracts/campaign"
import { PrintBatch } from "../../src/contracts/print"
import { FencedOut } from "../../src/modules/redemption/operations/generate-chunk"
import type RedemptionModuleService from "../../src/modules/redemption/service"
import { runGenerate } from "../../src/tasks/generate"
import { runTasks } from "../../src/tasks/runner"
import { startWorker } from "./start-worker"

const dbName = "redemption-generate-task"
const modulePath = resolve("src/modules/redemption")

async function collected<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = []
  for await (const item of items) {
    all.push(item)
  }
  return all
}

moduleIntegrationTestRunner<RedemptionModuleService>({
  moduleName: "redemption",
  resolve: modulePath,
  dbName,
  pathToMigrations: join(modulePath, "migrations"),
  moduleOptions: { task_chunk_size: 500 },
  testSuite: ({ service, MikroOrmWrapper }) => {
    const sql = async <Row>(text: string) => (await MikroOrmWrapper.forkManager().execute(text)) as Row[]
    const requestCodes = async (quantity: number) => {
      const { campaign_id } = await service.createCampaign(CreateCampaign.parse({ name: "Caps" }), null)
      const request = {
        campaign_id,
        quantity,
        max_uses: 1,
        is_test: false,
        acknowledge_weak_codes: false,
        requested_by: null,
      }
      return { campaign_id, ...(await service.requestBatch(request)) }
    }
    const codesOf = async () => {
      const [row] = await sql<{ all: string; distinct: string; live: string }>(
        `select count(*) as all, count(distinct canonical) as distinct,
           count(*) filter (where batch.available_at is not null) as live
         from redemption_code as code join redemption_code_batch as batch on batch.id = code.batch_id`
      )
      return { all: Number(row.all), distinct: Number(row.distinct), live: Number(row.live) }
    }

    it("survives SIGKILL again and again: exactly 200 000 codes, none live before the end", async () => {
      const quantity = 200_000
      const { task_id } = await requestCodes(quantity)
      const created = async () =>
        Number((await service.retrieveRedemptionTask(task_id)).counts.created as unknown as number)

      for (const stopAt of [20_000, 80_000, 150_000]) {
        const worker = startWorker(dbName, 1_000)
        while ((await created()) < stopAt) {
          await wait(5)
        }
        worker.kill("SIGKILL")
        await once(worker, "exit")
        const { all, live } = await codesOf()
        expect(live).toBe(0)
        expect(all).toBe(await created())
        expect(all).toBeLessThan(quantity)
        // Nobody waits half a minute here for the dead worker's lease to run out.
        await sql(`update redemption_task set lease_until = now() - interval '1 second'`)
      }
      const last = startWorker(dbName, 1_000)
      const [code] = await once(last, "exit")
      expect(code).toBe(0)
      expect(await codesOf()).toEqual({ all: quantity, distinct: quantity, live: quantity })
      const task = await service.retrieveRedemptionTask(task_id)
      expect(task).toMatchObject({ status: "completed", error: null })
      expect(task.counts).toEqual({
        total: quantity,
        done: quantity,
        created: quantity,
        duplicate: 0,
        invalid: 0,
      })
    })

    it("prints, killed in the middle, one whole file in the end", async () => {
      const { task_id: generating } = await requestCodes(900)
      await runGenerate(service, (await service.taskWork.lease("worker", generating))!)
      const batch_id = (await service.retrieveRedemptionTask(generating)).batch_id!
      const settings = PrintBatch.parse({ format: "svg" })
      const task_id = await service.requestPrint({ batch_id, settings, requested_by: null })
      const worker = startWorker(dbName, 1_000, "print.before-commit:3")
      expect(await once(worker, "exit")).toEqual([null, "SIGKILL"])
      const pieces = async () =>
        (await sql<{ position: number }>("select position from redemption_file_chunk order by position")).map(
          ({ position }) => position
        )
      expect(await pieces()).toEqual([0, 1])
      expect((await service.retrieveRedemptionTask(task_id)).counts).toMatchObject({ total: 900, done: 400 })

      await sql(`update redemption_task set lease_until = now() - interval '1 second'`)
      expect(await once(startWorker(dbName, 1_000), "exit")).toEqual([0, null])
      const task = await service.retrieveRedemptionTask(task_id)
      expect(task).toMatchObject({ status: "completed", counts: { total: 900, done: 900 } })
      const file = Buffer.concat(await collected(service.taskWork.fileOf(task_id)))
      expect(Object.keys(unzipSync(new Uint8Array(file)))).toHaveLength(900)
      expect(file.length).toBe((task.cursor.file as unknown as { bytes: number }).bytes)
    })

    it("is worked on by one of many workers at a time", async () => {
      const { task_id } = await requestCodes(3_000)
      const leases = await Promise.all(
        Array.from({ length: 8 }, (_, n) => service.taskWork.lease(`worker-${n}`, task_id))
      )
      const taken = leases.filter((lease) => lease !== null)
      expect(taken).toHaveLength(1)
      await runGenerate(service, taken[0])
      expect(await codesOf()).toEqual({ all: 3_000, distinct: 3_000, live: 3_000 })
    })

    it("shuts out a worker that was frozen past its lease: its chunk is rolled back", async () => {
      const { task_id } = await requestCodes(2_000)
      const frozen = (await service.taskWork.lease("frozen", task_id))!
      const counts = await service.taskWork.generateChunk(frozen, frozen.counts)
      await sql(`update redemption_task set lease_until = now() - interval '1 second'`)
      const heir = (await service.taskWork.lease("heir", task_id))!
      expect(heir.fence).toBe(frozen.fence + 1)
      await expect(service.taskWork.generateChunk(frozen, counts)).rejects.toThrow(FencedOut)
      await expect(service.taskWork.completeWithCodes(frozen)).rejects.toThrow(FencedOut)
      expect((await codesOf()).all).toBe(500)
      expect(await runGenerate(service, heir)).toMatchObject({ outcome: "completed" })
      expect(await codesOf()).toEqual({ all: 2_000, distinct: 2_000, live: 2_000 })
    })

    it("is given up when one worker after the other dies over it, and can be tried again", async () => {
      const { task_id } = await requestCodes(2_000)
      for (let death = 1; death <= 5; death++) {
        expect(await service.taskWork.lease("dead", task_id)).toMatchObject({ attempts: death })
        await sql(`update redemption_task set lease_until = now() - interval '1 second'`)
      }
      const ends: string[] = []
      const context = {
        service,
        logger: { error: () => undefined },
        findMembers: async () => new Map<string, string>(),
        onEnd: async ({ outcome }: { outcome: string }) => void ends.push(outcome),
      }
      await runTasks(context)
      expect(await service.retrieveRedemptionTask(task_id)).toMatchObject({
        status: "failed",
        error: "Given up after 5 attempts: each worker stopped without a word",
      })
      expect(await service.taskWork.retry(task_id)).toBe(true)
      await runTasks(context)
      expect(ends).toEqual(["failed", "completed"])
      expect(await codesOf()).toEqual({ all: 2_000, distinct: 2_000, live: 2_000 })
    })

    it("cancelled in the middle stops its worker and removes what it made", async () => {
      const { task_id } = await requestCodes(2_000)
      const task = (await service.taskWork.lease("worker", task_id))!
      const counts = await service.taskWork.generateChunk(task, task.counts)
      expect(await service.taskWork.cancel(task_id)).toBe(true)
      await expect(service.taskWork.generateChunk(task, counts)).rejects.toThrow(FencedOut)
      const purge = (await service.taskWork.lease("worker", task_id))!
      while (!(await service.taskWork.purgeChunk(purge))) {
        // One chunk after the other.
      }
      expect((await codesOf()).all).toBe(0)
      expect(await service.retrieveRedemptionTask(task_id)).toMatchObject({ status: "cancelled" })
      expect(await service.taskWork.lease("worker", task_id)).toBeNull()
      expect(await service.taskWork.cancel(task_id)).toBe(false)
    })

    it("draws again what others already have, and still makes exactly the number", async () => {
      const { campaign_id } = await service.createCampaign(CreateCampaign.parse({ name: "Digits" }), null)
      const format = CreateCampaign.parse({
        name: "x",
        code_format: { alphabet: "numeric", length: 4 },
      }).code_format
      const request = {
        campaign_id,
        quantity: 2_500,
        max_uses: 1,
        is_test: true,
        acknowledge_weak_codes: true,
        requested_by: null,
      }
      for (let round = 0; round < 2; round++) {
        const { task_id } = await service.requestBatch({ ...request, code_format: format })
        const task = (await service.taskWork.lease("worker", task_id))!
        expect(await runGenerate(service, task)).toMatchObject({ outcome: "completed" })
      }
      expect(await codesOf()).toEqual({ all: 5_000, distinct: 5_000, live: 5_000 })
    })

    it("is refused when the format is full, however the format is written down", async () => {
      const { campaign_id } = await service.createCampaign(CreateCampaign.parse({ name: "Digits" }), null)
      const request = (quantity: number, code_format: object) => ({
        campaign_id,
        quantity,
        code_format: CreateCampaign.parse({ name: "x", code_format }).code_format,
        max_uses: 1,
        is_test: true,
        acknowledge_weak_codes: true,
        requested_by: null,
      })
      await service.requestBatch(request(4_000, { alphabet: "numeric", length: 4, prefix: "A-" }))
      const same = {
        alphabet: "custom",
        custom_alphabet: "9876543210",
        length: 4,
        prefix: "a",
        separator: "",
      }
      await expect(service.requestBatch(request(2_000, same))).rejects.toThrow("Too few codes are left")
      await service.requestBatch(request(2_000, { ...same, prefix: "B" }))
    })

    it("fails when others fill the format meanwhile, and can be tried again once there is room", async () => {
      const { campaign_id } = await service.createCampaign(CreateCampaign.parse({ name: "Digits" }), null)
      const { code_format } = CreateCampaign.parse({
        name: "x",
        code_format: { alphabet: "numeric", length: 4 },
      })
      const { task_id } = await service.requestBatch({
        campaign_id,
        code_format,
        quantity: 200,
        max_uses: 1,
        is_test: true,
        acknowledge_weak_codes: true,
        requested_by: null,
      })
      await sql(
        `insert into redemption_code (id, code, canonical, campaign_id, batch_id, max_uses)
         select 'others_' || digits, digits, digits, 'others', 'others', 1
         from generate_series(0, 9999) as n cross join lateral (select lpad(n::text, 4, '0') as digits) as padded`
      )
      const outcomeOf = async () =>
        (await runGenerate(service, (await service.taskWork.lease("worker", task_id))!)).outcome
      expect(await outcomeOf()).toBe("failed")
      const failed = await service.retrieveRedemptionTask(task_id)
      expect(failed).toMatchObject({ status: "failed", counts: { created: 0, total: 200 } })
      expect(failed.error).toMatch(/Only 0 of 200 codes could be made/)
      await sql("delete from redemption_code where batch_id = 'others'")
      expect(await service.taskWork.retry(task_id)).toBe(true)
      expect(await outcomeOf()).toBe("completed")
      expect(await codesOf()).toEqual({ all: 200, distinct: 200, live: 200 })
    })
  },
})
