import { setTimeout } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { REDEMPTION_MODULE } from "../modules/redemption"
import type RedemptionModuleService from "../modules/redemption/service"
import { announceSoon } from "../workflows/announce"
import { runOneTask, runTasks, type RunContext } from "./runner"

/** What the runner needs from the application. */
function runContextOf(container: MedusaContainer): RunContext {
  return {
    service: container.resolve<RedemptionModuleService>(REDEMPTION_MODULE),
    logger: container.resolve(ContainerRegistrationKeys.LOGGER),
    onEnd: async () => announceSoon(container),
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
