import { randomUUID } from "node:crypto"
import { hostname } from "node:os"
import type { Logger } from "@medusajs/framework/types"
import type RedemptionModuleService from "../modules/redemption/service"
import { FencedOut } from "../modules/redemption/operations/generate-chunk"
import type { LeasedTask } from "../modules/redemption/sql/lease-task"
import { runGenerate } from "./generate"
import { runImport, type FindMembers } from "./import"
import { runPrint } from "./print"

/** What the outside is told when a task ends. */
export type TaskEnd = {
  task: LeasedTask
  /** `held`: it waits for somebody's word. */
  outcome: "completed" | "failed" | "cancelled" | "held"
  campaign_activated: boolean
}

export type RunContext = {
  service: Pick<RedemptionModuleService, "taskWork">
  logger: Pick<Logger, "error">
  onEnd: (end: TaskEnd) => Promise<void>
  /** Members by e-mail address, in lower case; those that are not found are left out. */
  findMembers: FindMembers
}

/** Names this process in leases. The fence, not the name, decides who may write. */
const owner = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`

/** So often a task may stop without any progress before it is given up, by an error or with its whole process. */
const mostAttempts = 5

/**
 * Works on every task that waits, one after the other, until none is left.
 *
 * Any number of processes may run this at any time: a lease keeps them apart, the fence keeps them honest. Being
 * called too often costs one look; not being called delays a task until somebody is.
 */
export async function runTasks(context: RunContext): Promise<void> {
  for (;;) {
    const task = await context.service.taskWork.lease(owner)
    if (!task) {
      return
    }
    await runTask(context, task)
  }
}

/** Works on this one task, if nobody else does. @returns whether it was ours */
export async function runOneTask(context: RunContext, task_id: string): Promise<boolean> {
  const task = await context.service.taskWork.lease(owner, task_id)
  if (task) {
    await runTask(context, task)
  }
  return task !== null
}

async function runTask(context: RunContext, task: LeasedTask): Promise<void> {
  const { taskWork } = context.service
  try {
    if (task.status === "cancelled") {
      while (!(await taskWork.purgeChunk(task))) {
        // One chunk after the other: each is a transaction of its own.
      }
      await context.onEnd({ task, outcome: "cancelled", campaign_activated: false })
      return
    }
    if (task.attempts > mostAttempts) {
      await giveUp(context, task, mostAttempts, "each worker stopped without a word")
      return
    }
    const end = await runByType(context, task)
    await context.onEnd({ task, ...end })
  } catch (error) {
    if (error instanceof FencedOut) {
      return
    }
    await setBack(context, task, error)
  }
}

async function runByType(context: RunContext, task: LeasedTask): Promise<Omit<TaskEnd, "task">> {
  switch (task.type) {
    case "generate":
      return await runGenerate(context.service, task)
    case "import":
      return await runImport(context.service, task, context.findMembers)
    case "print":
      return await runPrint(context.service, task)
    default:
      await context.service.taskWork.fail(task, `This version cannot do tasks of the type "${task.type}"`)
      return { outcome: "failed", campaign_activated: false }
  }
}

/** An unexpected error: try again a little later, and in the end say what it was. */
async function setBack(context: RunContext, task: LeasedTask, error: unknown): Promise<void> {
  const message = error instanceof Error ? error.message : "Unknown error"
  context.logger.error(`Redemption task ${task.id} stopped: ${message}`)
  try {
    if (task.attempts >= mostAttempts) {
      await giveUp(context, task, task.attempts, message)
    } else {
      await context.service.taskWork.postpone(task, message, 2 ** task.attempts)
    }
  } catch {
    // The database is away: the lease runs out by itself and somebody takes the task up again.
  }
}

async function giveUp(context: RunContext, task: LeasedTask, attempts: number, why: string): Promise<void> {
  await context.service.taskWork.fail(task, `Given up after ${attempts} attempts: ${why}`)
  await context.onEnd({ task, outcome: "failed", campaign_activated: false })
}
