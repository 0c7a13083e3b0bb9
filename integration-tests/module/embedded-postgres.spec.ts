import { spawn } from "node:child_process"
import type { ChildProcess } from "node:child_process"
import { once } from "node:events"
import { chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { realpathSync, unlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { createInterface } from "node:readline"
import { Client } from "@medusajs/framework/pg"
import { startPostgres } from "../../dev/postgres"
import type { DatabaseServer } from "../../dev/postgres"
import { movedFolder, serverAccount } from "../../dev/postgres-place"
import { canRun, copyPrograms, installedPrograms } from "../../dev/postgres-programs"
import { pidIn, removeDeadServers, removeServer } from "../../dev/postgres-recovery"
import { isServerOn } from "../../dev/processes"

const root = resolve(__dirname, "../..")

let parent: string
let folder: string
const undo: (() => unknown)[] = []

beforeEach(() => {
  parent = realpathSync(mkdtempSync(join(tmpdir(), "redemption-spec-")))
  chmodSync(parent, 0o755)
  folder = join(parent, "server")
})

afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
  await removeServer(folder)
  rmSync(parent, { recursive: true, force: true, maxRetries: 10 })
})

async function start(more: { persistent?: boolean } = {}): Promise<DatabaseServer> {
  const options = { dataDir: folder, persistent: true, durable: true, label: "the spec", ...more }
  const server = await startPostgres(options)
  undo.push(() => server.stop())
  return server
}

/** Another Node process that starts the server and then waits to be ended. */
async function startElsewhere(persistent: boolean): Promise<{ owner: ChildProcess; url: string }> {
  const options = { dataDir: folder, persistent, durable: true, label: "the other" }
  const code = `require("./dev/postgres").startPostgres(${JSON.stringify(options)})
    .then((server) => { console.log(server.url("postgres")); setInterval(() => {}, 1000) })`
  const owner = spawn(process.execPath, ["-r", "ts-node/register", "-e", code], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  })
  undo.push(() => owner.kill("SIGKILL"))
  const [url] = (await once(createInterface(owner.stdout), "line")) as [string]
  return { owner, url }
}

async function end(owner: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = once(owner, "exit")
  owner.kill(signal)
  await ended
}

/** A process of the server's user that has nothing to do with PostgreSQL. */
function startStranger(): ChildProcess & { pid: number } {
  const stranger = spawn("sleep", ["600"], { ...serverAccount(), cwd: "/", stdio: "ignore" })
  undo.push(() => stranger.kill("SIGKILL"))
  return stranger as ChildProcess & { pid: number }
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

const write = (url: string) => query(url, "CREATE TABLE note AS SELECT 'kept' AS text")
const read = (url: string) => query(url, "SELECT text FROM note")

const serverPid = () => pidIn(join(folder, "data/postmaster.pid")) ?? 0
const serverRuns = (pid: number) => isServerOn(pid, join(folder, "data"))
const isAlive = (child: ChildProcess) => child.exitCode === null && child.signalCode === null

describe("a server that ends properly", () => {
  it("keeps its data when it is persistent", async () => {
    const first = await start()
    await write(first.url("postgres"))
    await first.stop()

    const second = await start()
    expect(await read(second.url("postgres"))).toEqual([{ text: "kept" }])
  })

  it("leaves nothing when it is not", async () => {
    const server = await start({ persistent: false })
    const pid = serverPid()
    await server.stop()

    expect(serverRuns(pid)).toBe(false)
    expect(existsSync(folder)).toBe(false)
  })

  it.each(["SIGINT", "SIGTERM"] as const)("ends with its owner on %s", async (signal) => {
    const { owner } = await startElsewhere(false)
    const pid = serverPid()
    expect(serverRuns(pid)).toBe(true)
    await end(owner, signal)

    expect(owner.signalCode).toBe(signal)
    expect(serverRuns(pid)).toBe(false)
    expect(existsSync(folder)).toBe(false)
  })

  it("listens on localhost only, and asks for the password", async () => {
    const server = await start()
    const url = server.url("postgres")
    expect(await query(url, "SHOW listen_addresses")).toEqual([{ listen_addresses: "localhost" }])
    expect(await query(url, "SHOW unix_socket_directories")).toEqual([{ unix_socket_directories: "" }])
    await expect(read(url.replace(server.password, "wrong"))).rejects.toMatchObject({ code: "28P01" })
  })
})

describe("after its owner was killed", () => {
  it("the orphaned server is ended and the data is there", async () => {
    const { owner, url } = await startElsewhere(true)
    await write(url)
    const orphan = serverPid()
    await end(owner, "SIGKILL")
    expect(serverRuns(orphan)).toBe(true)

    const server = await start()
    expect(serverRuns(orphan)).toBe(false)
    expect(await read(server.url("postgres"))).toEqual([{ text: "kept" }])
  })

  it("servers of dead owners are removed, those of living ones are not", async () => {
    const { owner } = await startElsewhere(false)
    const pid = serverPid()
    await removeDeadServers(parent)
    expect(serverRuns(pid)).toBe(true)

    await end(owner, "SIGKILL")
    await removeDeadServers(parent)
    expect(serverRuns(pid)).toBe(false)
    expect(existsSync(folder)).toBe(false)
  })
})

describe("two at once", () => {
  it("the second is told who has it, and the first goes on", async () => {
    const { owner, url } = await startElsewhere(true)
    await expect(start()).rejects.toThrow(`${folder} is already in use by process ${owner.pid} (the other)`)
    expect(await query(url, "SELECT 1 AS one")).toEqual([{ one: 1 }])
  })

  it("within one process as well", async () => {
    await start()
    await expect(start()).rejects.toThrow(`already in use by process ${process.pid} (the spec)`)
  })
})

describe("process ids that belong to somebody else by now", () => {
  it("in the pid file: that process lives on", async () => {
    const first = await start()
    await write(first.url("postgres"))
    const pidFile = readFileSync(join(folder, "data/postmaster.pid"), "utf8")
    await first.stop()
    const stranger = startStranger()
    writeFileSync(join(folder, "data/postmaster.pid"), pidFile.replace(/^\d+/, String(stranger.pid)))

    const second = await start()
    expect(await read(second.url("postgres"))).toEqual([{ text: "kept" }])
    expect(isAlive(stranger)).toBe(true)
  })

  it("as the owner: it is not taken for one", async () => {
    const first = await start()
    await first.stop()
    const stranger = startStranger()
    const owner = { pid: stranger.pid, started: "at another time", label: "long dead" }
    writeFileSync(join(folder, "owner.json"), JSON.stringify(owner))

    const second = await start()
    expect(await query(second.url("postgres"), "SELECT 1 AS one")).toEqual([{ one: 1 }])
    expect(isAlive(stranger)).toBe(true)
  })

  it("a server on another directory is not ours", async () => {
    await start()
    expect(isServerOn(serverPid(), join(parent, "another/data"))).toBe(false)
  })
})

describe("what an interrupted start leaves", () => {
  it.each(["data", "unfinished-0a1b2c"])("in %s is made anew", async (name) => {
    mkdirSync(join(folder, name, "base"), { recursive: true })
    writeFileSync(join(folder, name, "PG_VERSION"), "17\n")

    const server = await start()
    expect(await query(server.url("postgres"), "SELECT 1 AS one")).toEqual([{ one: 1 }])
    expect(existsSync(join(folder, "unfinished-0a1b2c"))).toBe(false)
  })

  it("an owner file that was cut short does not lock anybody out", async () => {
    mkdirSync(folder)
    writeFileSync(join(folder, "owner.json"), `{"pid":`)
    const server = await start()
    expect(await query(server.url("postgres"), "SELECT 1 AS one")).toEqual([{ one: 1 }])
  })

  it("data of another version is kept, and the message says so", async () => {
    await (await start()).stop()
    writeFileSync(join(folder, "data/PG_VERSION"), "9\n")
    await expect(start()).rejects.toThrow(
      /was made by PostgreSQL 9, installed is \d+: remove it to begin anew/
    )
    expect(existsSync(join(folder, "data/global/pg_control"))).toBe(true)
  })
})

describe("places that are closed or incomplete", () => {
  it("a folder that only its owner may enter works, for root too, and leaves nothing elsewhere", async () => {
    chmodSync(parent, 0o700)
    const first = await start()
    await write(first.url("postgres"))
    await first.stop()
    const second = await start({ persistent: false })
    expect(await read(second.url("postgres"))).toEqual([{ text: "kept" }])
    const moved = movedFolder(folder)
    await second.stop()
    expect([folder, moved].filter((path) => path && existsSync(path))).toEqual([])
  })

  it("programs whose install script did not run are repaired", () => {
    const programs = join(parent, "programs")
    copyPrograms(installedPrograms(), programs)
    const links = JSON.parse(readFileSync(join(programs, "pg-symlinks.json"), "utf8")) as { target: string }[]
    const targets = links.map(({ target }) => join(programs, target.replace(/^native\//, "")))
    for (const target of targets) unlinkSync(target)
    chmodSync(join(programs, "bin/postgres"), 0o644)

    expect(canRun(programs, serverAccount())).toBe(true)
    expect(targets.filter((target) => !lstatSync(target).isSymbolicLink())).toEqual([])
  })
})
