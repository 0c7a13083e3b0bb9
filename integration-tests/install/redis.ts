import { spawn } from "node:child_process"
import { once } from "node:events"
import { createConnection, createServer, type AddressInfo } from "node:net"
import { setTimeout as wait } from "node:timers/promises"

/** A Redis of our own on a free port, in memory alone. @throws when the machine has none */
export async function startRedis(): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await freePort()
  const child = spawn("redis-server", ["--port", String(port), "--save", "", "--appendonly", "no"], {
    stdio: "ignore",
  })
  const failed = once(child, "error").then(([error]) => {
    throw new Error(`Redis does not start: ${String(error)}. Debian: apt-get install redis-server`)
  })
  const ended = once(child, "exit")
  while (!(await answers(port))) {
    await Promise.race([wait(100), failed])
  }
  failed.catch(() => undefined)
  return {
    url: `redis://localhost:${port}`,
    stop: async () => {
      child.kill("SIGTERM")
      await ended
    },
  }
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0)
  await once(probe, "listening")
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, "close")
  return port
}

async function answers(port: number): Promise<boolean> {
  const socket = createConnection({ port })
  return await new Promise<boolean>((resolve) => {
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false))
  }).finally(() => socket.destroy())
}
