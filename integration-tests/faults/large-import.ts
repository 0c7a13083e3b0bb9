import { createReadStream, createWriteStream, openAsBlob } from "node:fs"
import { mkdir, rm, stat } from "node:fs/promises"
import { execFileSync } from "node:child_process"
import { join } from "node:path"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { setTimeout as wait } from "node:timers/promises"
import { parseArgs } from "node:util"
import { ensureDatabase, openDatabaseServer } from "../../dev/database"
import { callerFor, signIn, type Caller } from "../../demo/http"
import { say, step } from "../../demo/print"
import {
  assertPortFree,
  medusaEnvironment,
  runMedusa,
  startServer,
  type RunningServer,
} from "../../demo/server"

/**
 * `npm run rehearse:import -- --rows 1000000 --kills 5`: a large file through the whole product, over HTTP, while the
 * server is killed again and again. Then the codes go out and come in again. Ends with an error when one row is not
 * where it belongs; prints how long things took and how much memory the server held.
 *
 * Too slow for every commit: it is run by hand before a release.
 */
const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "1000000" },
    kills: { type: "string", default: "5" },
    "skip-export": { type: "boolean", default: false },
  },
})
const rows = Number(values.rows)
const kills = Number(values.kills)
const port = Number(process.env.PORT ?? 9000)
const folder = ".postgres/rehearsal"
const admin = { email: "admin@example.com", password: "supersecret" }

type Counts = { total: number; done: number; created: number; duplicate: number; invalid: number }
type Task = { id: string; status: string; counts: Counts; error: string | null }
type Codes = { total: number; available: number; unused: number }

/** Of each hundred rows one repeats the row before it and one is no code. */
const expected: Counts = {
  total: rows,
  done: rows,
  created: rows - 2 * Math.floor(rows / 100),
  duplicate: Math.floor(rows / 100),
  invalid: Math.floor(rows / 100),
}

async function main(): Promise<void> {
  if (!Number.isInteger(rows) || rows % 100 !== 0 || rows < 100) {
    throw new Error("--rows must be a multiple of 100")
  }
  await assertPortFree(port)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const file = join(folder, "codes.csv")
  const database = await openDatabaseServer({
    dataDir: join(folder, "data"),
    persistent: false,
    durable: true,
    label: "the rehearsal of a large import",
  })
  let server: RunningServer | null = null
  try {
    await ensureDatabase(database, "rehearsal")
    const env = {
      ...medusaEnvironment(database.url("rehearsal"), port),
      MEDUSA_ADMIN_DISABLED: "true",
      REDEMPTION_OPTIONS: JSON.stringify({ max_import_bytes: 2_000_000_000 }),
    }
    await step("Migrate", () => runMedusa(["db:migrate", "--execute-safe-links"], env))
    await step("Seed", () =>
      runMedusa(["exec", "./demo/seed-shop.ts", join(folder, "shop.json"), admin.email, admin.password], env)
    )
    await step(`Write a file of ${rows} rows (mark in front, CRLF, 1 % repeated, 1 % bad)`, () =>
      pipeline(Readable.from(csvLines()), createWriteStream(file))
    )
    const start = async () => {
      server = await startServer(env, port, join(folder, "server.log"))
      return server
    }
    let running = await step("Start the server", start)
    const token = await signIn(running.url, "user", admin)
    const headers = { authorization: `Bearer ${token}` }
    const api = callerFor(running.url, headers)
    const campaign_id = await importCampaign(api)
    const memory = watchMemory(() => server)

    const task_id = await step(`Upload ${megabytes((await stat(file)).size)}`, () =>
      upload(running.url, headers, campaign_id, file)
    )
    const began = performance.now()
    for (let kill = 1; kill <= kills; kill++) {
      const stopAt = Math.floor((rows * kill) / (kills + 1))
      await step(`SIGKILL number ${kill}, after ${stopAt} rows`, async () => {
        while ((await taskOf(api, task_id)).counts.done < stopAt) {
          await wait(50)
        }
        process.kill(-running.pid, "SIGKILL")
        await running.ended
        running = await start()
        const { codes } = await campaignOf(api, campaign_id)
        const { counts } = await taskOf(api, task_id)
        assert(codes.available === 0, "nothing is redeemable before the end")
        assert(codes.total >= counts.created, "codes and counts were written together")
        say(`${counts.done} rows done `)
      })
    }
    const task = await step("Import the rest", () => ended(api, task_id))
    say(
      `  ${seconds(began)} from the upload, of that ${kills} restarts and the wait for a dead worker's lease`
    )
    assertCounts(task, expected)
    const { codes } = await campaignOf(api, campaign_id)
    assert(codes.available === expected.created, `${codes.available} codes are available`)
    say(`  ${JSON.stringify(task.counts)}, ${memory.take()}`)

    if (!values["skip-export"]) {
      const exported = join(folder, "export.csv")
      await step("Export all of it", () => download(running.url, headers, campaign_id, exported))
      say(`  ${megabytes((await stat(exported)).size)}, ${memory.take()}`)
      const again = await step("Import the export: everything is known", async () =>
        ended(api, await upload(running.url, headers, campaign_id, exported))
      )
      assertCounts(again, {
        total: expected.created,
        done: expected.created,
        created: 0,
        duplicate: expected.created,
        invalid: 0,
      })
      say(`  ${JSON.stringify(again.counts)}, ${memory.take()}`)
    }
    const health = await api.get<{ ok: boolean }>("/admin/redemption-health")
    assert(health.ok, "the books are in order")
    say("Every row is where it belongs.")
  } finally {
    await (server as RunningServer | null)?.stop()
    await database.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

function* csvLines(): Generator<string> {
  yield "\ufeffcode\r\n"
  let piece = ""
  for (let row = 0; row < rows; row++) {
    const number = row % 100 === 50 ? row - 1 : row
    piece += `${row % 100 === 70 ? "bad!" : ""}LARGE-${String(number).padStart(9, "0")}\r\n`
    if (piece.length > 65_536) {
      yield piece
      piece = ""
    }
  }
  yield piece
}

async function importCampaign(api: Caller): Promise<string> {
  const { redemption_campaign } = await api.post<{ redemption_campaign: { id: string } }>(
    "/admin/redemption-campaigns",
    {
      name: "A large import",
      code_source: "import",
      rules: [{ effects: [{ type: "add_points", points: 1 }] }],
    }
  )
  await api.post(`/admin/redemption-campaigns/${redemption_campaign.id}/activate`)
  return redemption_campaign.id
}

async function upload(url: string, headers: Record<string, string>, campaign_id: string, file: string) {
  const form = new FormData()
  form.append("file", await openAsBlob(file, { type: "text/csv" }), "codes.csv")
  const answer = await fetch(`${url}/admin/redemption-campaigns/${campaign_id}/imports`, {
    method: "POST",
    headers,
    body: form,
  })
  assert(answer.status === 202, `the upload is answered with 202, not ${answer.status}`)
  return ((await answer.json()) as { redemption_task: Task }).redemption_task.id
}

async function download(url: string, headers: Record<string, string>, campaign_id: string, file: string) {
  const began = performance.now()
  const answer = await fetch(`${url}/admin/redemption-campaigns/${campaign_id}/codes/export`, { headers })
  let firstByte = ""
  const noticing = async function* (body: AsyncIterable<Uint8Array>) {
    for await (const piece of body) {
      firstByte ||= seconds(began)
      yield piece
    }
  }
  await pipeline(Readable.from(noticing(answer.body! as AsyncIterable<Uint8Array>)), createWriteStream(file))
  let lines = 0
  for await (const piece of createReadStream(file) as AsyncIterable<Buffer>) {
    for (let end = piece.indexOf(10); end !== -1; end = piece.indexOf(10, end + 1)) {
      lines += 1
    }
  }
  assert(lines === expected.created + 1, `the export has a line per code and a header, not ${lines} lines`)
  say(`first byte after ${firstByte} `)
}

const taskOf = async (api: Caller, id: string) =>
  (await api.get<{ redemption_task: Task }>(`/admin/redemption-tasks/${id}`)).redemption_task

const campaignOf = async (api: Caller, id: string) =>
  (await api.get<{ redemption_campaign: { codes: Codes } }>(`/admin/redemption-campaigns/${id}`))
    .redemption_campaign

async function ended(api: Caller, task_id: string): Promise<Task> {
  for (;;) {
    const task = await taskOf(api, task_id)
    if (!["queued", "running"].includes(task.status)) {
      return task
    }
    await wait(500)
  }
}

/** The memory of the server and of everything it started, looked at twice a second. */
function watchMemory(server: () => RunningServer | null) {
  let seen: number[] = []
  setInterval(() => {
    const pid = server()?.pid
    const sum = execFileSync("ps", ["-A", "-o", "pgid=,rss="], { encoding: "utf8" })
      .split("\n")
      .map((line) => line.trim().split(/\s+/).map(Number))
      .reduce((total, [group, kilobytes]) => (group === pid ? total + kilobytes : total), 0)
    if (sum > 0) {
      seen.push(sum / 1_024)
    }
  }, 500).unref()
  return {
    /** What was seen since the last look: its quarters tell whether it grows. */
    take(): string {
      const quarters = [0, 1, 2, 3].map((quarter) => {
        const part = seen.slice((seen.length * quarter) / 4, (seen.length * (quarter + 1)) / 4)
        return Math.round(Math.max(0, ...part))
      })
      seen = []
      return `most memory per quarter of the time: ${quarters.join(", ")} MB`
    },
  }
}

function assertCounts(task: Task, counts: Counts): void {
  for (const [name, count] of Object.entries(counts)) {
    const actual = task.counts[name as keyof Counts]
    assert(
      actual === count,
      `${name} is ${count}, not ${actual} (${task.status}: ${task.error ?? "no error"})`
    )
  }
}

function assert(isTrue: boolean, claim: string): void {
  if (!isTrue) {
    throw new Error(`It is not so that ${claim}`)
  }
}

const seconds = (since: number) => `${((performance.now() - since) / 1_000).toFixed(1)} s`
const megabytes = (bytes: number) => `${(bytes / 1_048_576).toFixed(1)} MB`

main().then(
  () => process.exit(0),
  (error: unknown) => {
    say(`\nThe rehearsal failed. ${error instanceof Error ? error.message : String(error)}`)
    process.exit(1)
  }
)
