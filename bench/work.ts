import { fork } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { watchMemory } from "./memory"

/**
 * Node lets garbage lie as long as it finds the machine large enough, which says nothing about what the work needs: a
 * worker with little room (in MB) shows whether it fits, and whether it stays so.
 */
export const workerHeap = 160

export type Worked = { seconds: number; most: number; course: number[] }

/** Lets a fresh worker process do the waiting tasks; tells how long that took and what memory it held meanwhile. */
export async function workOff(databaseUrl: string): Promise<Worked> {
  const child = fork(join(__dirname, "worker.ts"), [databaseUrl], {
    execArgv: [`--max-old-space-size=${workerHeap}`, "-r", "ts-node/register"],
  })
  await once(child, "message")
  const memory = watchMemory(child.pid!)
  child.send("go")
  const [answer] = (await Promise.race([once(child, "message"), endOf(child)])) as [{ seconds: number }]
  const { most, course } = memory.stop()
  return { seconds: answer.seconds, most, course }
}

async function endOf(child: ReturnType<typeof fork>): Promise<never> {
  const [code] = (await once(child, "exit")) as [number | null]
  throw new Error(`The worker ended with ${code}`)
}
