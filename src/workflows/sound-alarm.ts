import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { RedemptionEvent } from "../contracts/bus-events"
import type { Alarm } from "../modules/redemption/operations/throttle"

/**
 * Tells that somebody tries codes out: in the log, and as an event to subscribe to. Sent once per alarm; one that is
 * lost with its process sounds again when the next quarter of an hour is as bad.
 */
export async function soundAlarm(container: MedusaContainer, alarm: Alarm): Promise<void> {
  const { campaign_id: id, failures } = alarm
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .warn(
      `Somebody tries codes out: ${failures} failed tries within a minute on ${id ?? "no known campaign"}`
    )
  const event: RedemptionEvent = { name: "redemption_campaign.guessing_detected", data: { id, failures } }
  await container.resolve(Modules.EVENT_BUS).emit(event)
}
