import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { pokeRunner } from "../tasks/context"

/** A task was queued somewhere: whoever runs subscribers (a worker, or the one process there is) looks for work. */
export default async function redemptionTaskQueued({
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  pokeRunner(container)
}

export const config: SubscriberConfig = {
  event: "redemption_task.queued",
  context: { subscriberId: "redemption-task-queued" },
}
