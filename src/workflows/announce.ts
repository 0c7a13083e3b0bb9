import type { MedusaContainer, Message } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { REDEMPTION_MODULE } from "../modules/redemption"
import type RedemptionModuleService from "../modules/redemption/service"
import type { Announcement } from "../modules/redemption/operations/announcement"

/** One transaction marks at most so many as announced. */
const mostAtOnce = 200

/** Sends the events of committed redemptions, at least once, with ids only. @returns how many redemptions */
export async function announce(
  container: MedusaContainer,
  input: { older_than_seconds: number }
): Promise<number> {
  const service = container.resolve<RedemptionModuleService>(REDEMPTION_MODULE)
  const bus = container.resolve(Modules.EVENT_BUS)
  return await service.announceRedemptions(
    async (announcements) => {
      await bus.emit(announcements.flatMap(eventsOf))
    },
    { ...input, most: mostAtOnce }
  )
}

function eventsOf({ id, campaign_id, customer_id, points }: Announcement): Message[] {
  const completed = { name: "redemption.completed", data: { id, campaign_id, customer_id } }
  const moved = { name: "redemption_points.changed", data: { customer_id, redemption_id: id } }
  return points === 0 ? [completed] : [completed, moved]
}

let announcing: Promise<void> | null = null
let askedAgain = false

/**
 * Announces in the background, outside of the request that redeemed. Many redemptions at once share one round; what
 * a crash leaves behind is taken up by the scheduled job.
 */
export function announceSoon(container: MedusaContainer): void {
  askedAgain = true
  announcing ??= round(container).finally(() => {
    announcing = null
  })
}

async function round(container: MedusaContainer): Promise<void> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  while (askedAgain) {
    askedAgain = false
    try {
      while ((await announce(container, { older_than_seconds: 0 })) === mostAtOnce) {
        // There may be more.
      }
    } catch (error) {
      logger.error(
        `Redemptions will be announced later: ${error instanceof Error ? error.message : "unknown error"}`
      )
    }
  }
}
