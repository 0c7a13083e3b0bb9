import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { notifyFeed } from "../workflows/notify-feed"

/** A piece of background work has ended, or waits for somebody: the admin's feed says so. */
export default async function redemptionTaskEnded({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await notifyFeed(container, event.data.id)
}

export const config: SubscriberConfig = {
  event: ["redemption_task.completed", "redemption_task.failed", "redemption_task.needs_review"],
  context: { subscriberId: "redemption-task-ended" },
}
