import { spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { once } from "node:events"
import { connect, createServer, type AddressInfo } from "node:net"
import { setTimeout as wait } from "node:timers/promises"

const redisServer = [
  process.env.REDIS_SERVER_PATH,
  "/usr/bin/redis-server",
  "/usr/local/bin/redis-server",
].find((path) => path !== undefined && existsSync(path))

export type Redis = {
  url: string
  /** Ends it as a power cut would; nothing happens when it has ended already. */
  kill(): Promise<void>
  /** Ends it for good. */
  stop(): Promise<void>
  /** Starts it again on the same port, with nothing in it. */
  start(): Promise<void>
}

/** A Redis of our own. @throws when there is none on this machine: nothing is skipped in silence */
export async function openRedis(): Promise<Redis> {
  if (!redisServer) {
    throw new Error(
      "There is no redis-server: install it (Debian: apt-get install redis-server) or set REDIS_SERVER_PATH"
    )
  }
  const port = await freePort()
  const arguments_ = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
  const launch = () => spawn(redisServer, arguments_, { stdio: "ignore", cwd: "/" })
  let child = launch()
  const ready = async () => {
    while (!(await answers(port))) {
      if (child.exitCode !== null) {
        throw new Error(`redis-server ended with ${child.exitCode}`)
      }
      await wait(20)
    }
  }
  await ready()
  return {
    url: `redis://127.0.0.1:${port}`,
    async kill() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill("SIGKILL")
        await once(child, "exit")
      }
    },
    async stop() {
      child.kill("SIGTERM")
      await once(child, "exit")
    },
    async start() {
      child = launch()
      await ready()
    },
  }
}

async function answers(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy()
      resolve(true)
    })
    socket.on("error", () => resolve(false))
  })
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
