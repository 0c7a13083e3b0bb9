import { fork } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { Agent, request } from "node:http"

export type Request = { method: string; path: string; headers: Record<string, string>; body?: unknown }
/** So many requests, no more, over so many connections. */
export type Job = { urls: string[]; connections: number; requests: Request[] }
export type Load = {
  seconds: number
  perSecond: number
  p50: number
  p95: number
  p99: number
  statuses: Record<string, number>
  /** What the answers say they are: "redemption", "rejection". */
  types: Record<string, number>
}

/** Drives load from a process of its own, so that the measured one shares no event loop with it. */
export async function load(job: Job): Promise<Load> {
  const child = fork(join(__dirname, "load.ts"), [], { execArgv: ["-r", "ts-node/register"] })
  child.send(job)
  const [answer] = (await once(child, "message")) as [Load]
  await once(child, "exit")
  return answer
}

if (require.main === module) {
  process.once("message", (job: Job) => {
    void drive(job).then((answer) => process.send!(answer, () => process.exit(0)))
  })
}

async function drive({ urls, connections, requests }: Job): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  const statuses: Record<string, number> = {}
  const types: Record<string, number> = {}
  const queue = requests.entries()
  const begun = performance.now()
  const work = async () => {
    for (const [index, { method, path, headers, body }] of queue) {
      const sent = performance.now()
      const { status, text } = await send(`${urls[index % urls.length]}${path}`, method, headers, body, agent)
      times.push(performance.now() - sent)
      statuses[status] = (statuses[status] ?? 0) + 1
      const type = /"type":"(redemption|rejection)"/.exec(text.slice(0, 200))?.[1] ?? "other"
      types[type] = (types[type] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: connections }, work))
  const seconds = (performance.now() - begun) / 1_000
  agent.destroy()
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))]
  return {
    seconds,
    perSecond: requests.length / seconds,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    statuses,
    types,
  }
}

function send(
  url: string,
  method: string,
  headers: Record<string, string>,
  body: unknown,
  agent: Agent
): Promise<{ status: number; text: string }> {
  const payload = body === undefined ? undefined : JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const sending = request(
      url,
      {
        method,
        agent,
        headers: {
          ...headers,
          ...(payload && {
            "content-type": "application/json",
            "content-length": String(Buffer.byteLength(payload)),
          }),
        },
      },
      (response) => {
        let text = ""
        response.setEncoding("utf8")
        response.on("data", (chunk: string) => (text += chunk))
        response.on("end", () => resolve({ status: response.statusCode ?? 0, text }))
        response.on("error", reject)
      }
    )
    sending.on("error", reject)
    sending.end(payload)
  })
}
