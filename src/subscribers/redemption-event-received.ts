import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { SendEvent } from "../contracts/event"
import { inOneLine, problemsOf } from "../contracts/problems"
import { memberOfEvent, receiveEvent } from "../workflows/receive-event"

/**
 * The bus as a door: any code of the application may emit `redemption_event.received` with what the HTTP route takes.
 * Give an `event_key`: buses deliver at least once.
 */
export default async function redemptionEventReceived({
  event,
  container,
}: SubscriberArgs<unknown>): Promise<void> {
  const parsed = SendEvent.safeParse(event.data)
  if (!parsed.success) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`A redemption_event.received was not valid. ${inOneLine(problemsOf(parsed.error, "event"))}`)
    return
  }
  const { email, customer_id, ...sent } = parsed.data
  const member = await memberOfEvent(container, { email, customer_id })
  await receiveEvent(container, { ...sent, customer_id: member, channel: "bus" })
}

export const config: SubscriberConfig = {
  event: "redemption_event.received",
  context: { subscriberId: "redemption-event-received" },
}
