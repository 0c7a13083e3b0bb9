import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { TaskStatus } from "../contracts/task"
import { REDEMPTION_MODULE } from "../modules/redemption"
import type RedemptionModuleService from "../modules/redemption/service"
import type { LeasedTask, TaskCounts } from "../modules/redemption/sql/lease-task"
import { mostAtOnce } from "./generate-codes"

type Task = Pick<LeasedTask, "id" | "type"> & {
  status: TaskStatus
  counts: TaskCounts
  requested_by: string | null
}

/**
 * One line in the admin's feed per task that ended, with figures and never with a link to a file of codes. Keyed by
 * the task and how it ended: told twice it is one line. A shop without a feed has none.
 */
export async function notifyFeed(container: MedusaContainer, task_id: string): Promise<void> {
  const service = container.resolve<RedemptionModuleService>(REDEMPTION_MODULE)
  const task = (await service.retrieveRedemptionTask(task_id)) as unknown as Task
  const title = titleOf(task)
  if (title === null) {
    return
  }
  const { requested_by } = task
  try {
    await container.resolve(Modules.NOTIFICATION).createNotifications({
      to: requested_by ?? "",
      receiver_id: requested_by,
      channel: "feed",
      template: "admin-ui",
      trigger_type: "redemption_task",
      resource_id: task.id,
      resource_type: "redemption_task",
      idempotency_key: `${task.id}:${task.status}`,
      data: { title, description: figuresOf(task) },
    })
  } catch (error) {
    const why = error instanceof Error ? error.message : "unknown error"
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`The admin's feed was not told of task ${task.id}: ${why}`)
  }
}

const what = { generate: "Generating codes", import: "Importing codes", print: "A label sheet" }

/** Null for what whoever asked has seen with their own eyes: a download, or codes that were ready in the answer. */
function titleOf({ type, status, counts }: Task): string | null {
  if (type === "export" || (type === "generate" && counts.total <= mostAtOnce && status !== "failed")) {
    return null
  }
  switch (status) {
    case "completed":
      return `${what[type]}: done`
    case "completed_with_errors":
      return `${what[type]}: done, with some rows left out`
    case "failed":
      return `${what[type]}: failed`
    case "needs_review":
      return `${what[type]}: waits for your review`
    default:
      return null
  }
}

function figuresOf({ type, counts }: Task): string {
  const { created, duplicate, invalid, done } = counts
  return type === "import"
    ? `${created} new, ${duplicate} known already, ${invalid} not usable`
    : `${type === "print" ? done : created} codes`
}
