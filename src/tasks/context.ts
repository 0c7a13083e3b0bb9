import { setTimeout } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { REDEMPTION_MODULE } from "../modules/redemption"
import type RedemptionModuleService from "../modules/redemption/service"
import { runOneTask, runTasks, type RunContext, type TaskEnd } from "./runner"

/** What the runner needs from the application. */
export function runContextOf(container: MedusaContainer): RunContext {
  return {
    service: container.resolve<RedemptionModuleService>(REDEMPTION_MODULE),
    logger: container.resolve(ContainerRegistrationKeys.LOGGER),
    onEnd: (end) => announceEnd(container, end),
    findMembers: (emails) => membersByEmail(container, emails),
  }
}

/** One run at a time in this process is enough: a poke that comes meanwhile asks for one more look. */
let running: Promise<void> | null = null
let pokedAgain = false

/** Wakes the background runner of this process and does not wait for it. */
export function pokeRunner(container: MedusaContainer): void {
  pokedAgain = true
  running ??= work(runContextOf(container)).finally(() => {
    running = null
  })
}

/** How long a request waits for a task that another worker took first: small tasks take well under a second. */
const mostWaits = 100

/** Does this task now and returns when it has ended, also when somebody else does it. */
export async function finishTask(container: MedusaContainer, task_id: string): Promise<void> {
  const context = runContextOf(container)
  const service = container.resolve<RedemptionModuleService>(REDEMPTION_MODULE)
  for (let wait = 0; wait < mostWaits; wait++) {
    if (await runOneTask(context, task_id)) {
      return
    }
    const task = await service.retrieveRedemptionTask(task_id)
    if (task.status !== "queued" && task.status !== "running") {
      return
    }
    await setTimeout(50)
  }
}

async function work(context: RunContext): Promise<void> {
  while (pokedAgain) {
    pokedAgain = false
    try {
      await runTasks(context)
    } catch (error) {
      // The database was away. The next poke, at the latest the scheduled one, tries again.
      context.logger.error(
        `Redemption tasks paused: ${error instanceof Error ? error.message : "unknown error"}`
      )
    }
  }
}

async function membersByEmail(container: MedusaContainer, emails: string[]): Promise<Map<string, string>> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "customer",
    fields: ["id", "email"],
    filters: { email: emails, has_account: true },
  })
  return new Map(data.flatMap(({ id, email }) => (email ? [[email.toLowerCase(), id]] : [])))
}

/** Told after the fact and for information: nothing depends on these events arriving. */
async function announceEnd(container: MedusaContainer, end: TaskEnd): Promise<void> {
  const { task } = end
  const events = []
  if (end.outcome === "completed" || end.outcome === "failed") {
    events.push({ name: `redemption_task.${end.outcome}`, data: { id: task.id } })
  }
  if (end.outcome === "completed" && task.batch_id && task.type !== "print") {
    events.push({ name: "redemption_code_batch.available", data: { id: task.batch_id } })
  }
  if (end.campaign_activated) {
    events.push({ name: "redemption_campaign.activated", data: { id: task.campaign_id } })
  }
  if (task.type === "import" && end.outcome !== "cancelled") {
    await notifyFeed(container, end)
  }
  if (events.length > 0) {
    await container.resolve(Modules.EVENT_BUS).emit(events)
  }
}

const feedTitles = {
  completed: "Codes were imported",
  failed: "An import of codes failed",
  held: "An import of codes waits for your review",
}

/** One line in the admin's feed, with figures and no link to any code. A shop without a feed has none. */
async function notifyFeed(container: MedusaContainer, { task, outcome }: TaskEnd): Promise<void> {
  if (outcome === "cancelled") {
    return
  }
  const { created, duplicate, invalid } = task.counts
  try {
    await container.resolve(Modules.NOTIFICATION).createNotifications({
      to: "",
      channel: "feed",
      template: "admin-ui",
      data: {
        title: feedTitles[outcome],
        description: `${created} new, ${duplicate} known already, ${invalid} not usable`,
      },
    })
  } catch (error) {
    const why = error instanceof Error ? error.message : "unknown error"
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`The admin's feed was not told of an import: ${why}`)
  }
}
