import { setTimeout as wait } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { RedemptionEvent } from "../contracts/bus-events"
import { REDEMPTION_MODULE } from "../modules/redemption"
import type { Announcement } from "../modules/redemption/operations/announcement"
import { hasOtherGroup, hasOtherTier } from "../modules/redemption/operations/announcing"
import type RedemptionModuleService from "../modules/redemption/service"
import type { RefusedAttempt } from "../modules/redemption/sql/announce"
import type { WaitingNews } from "../modules/redemption/sql/news"
import type { TierChange } from "../modules/redemption/sql/find-tier-changes"
import { emitInTime } from "./emit-in-time"
import { moveBetweenTierGroups } from "./tier-groups"

/** One transaction marks at most so many as announced. */
const mostAtOnce = 200

/** Sends what is due of one kind, until nothing is left. */
type Teller = (round: { older_than_seconds: number; most: number }) => Promise<number>

/**
 * Sends the events of what was committed, at least once, with ids only: what campaigns, batches, tasks, effects and
 * points have to tell, redemptions, reversals, refusals, changes of tier.
 */
export async function announce(
  container: MedusaContainer,
  input: { older_than_seconds: number }
): Promise<void> {
  const service = container.resolve<RedemptionModuleService>(REDEMPTION_MODULE)
  const emit = (messages: RedemptionEvent[]) => emitInTime(container, messages)
  const tellNews: Teller = ({ most }) => service.announceNews((news) => emit(news.map(plainEvent)), most)
  const tellers: Teller[] = [
    tellNews,
    (round) => service.announceRedemptions((news) => emit(news.flatMap(redemptionEvents)), round),
    (round) => service.announceAttempts((news) => emit(news.map(refusalEvent)), round),
    ({ most }) =>
      service.announceTiers(async (changes) => {
        await moveBetweenTierGroups(container, changes.filter(hasOtherGroup))
        await emit(changes.filter(hasOtherTier).map(tierEvent))
      }, most),
  ]
  const tellAll = async (tell: Teller) => {
    while ((await tell({ ...input, most: mostAtOnce })) === mostAtOnce) {
      // There may be more.
    }
  }
  for (const tell of tellers) {
    await tellAll(tell)
  }
  // Each campaign once: where many are busy, the first is due again before the last was looked at.
  const looked = new Set<string | null>([null])
  for (let id = await service.watchStock(); !looked.has(id); id = await service.watchStock()) {
    looked.add(id)
  }
  if (looked.size > 1) {
    await tellAll(tellNews)
  }
}

const plainEvent = ({ id: _id, ...event }: WaitingNews): RedemptionEvent => event

function redemptionEvents({ id, campaign_id, customer_id, status, points }: Announcement): RedemptionEvent[] {
  const told = { name: `redemption.${status}` as const, data: { id, campaign_id, customer_id } }
  const moved = { name: "redemption_points.changed" as const, data: { customer_id, redemption_id: id } }
  return points === 0 ? [told] : [told, moved]
}

const refusalEvent = ({ id, campaign_id, customer_id, refusal }: RefusedAttempt): RedemptionEvent => ({
  name: "redemption_attempt.refused",
  data: { id, campaign_id, customer_id, refusal },
})

const tierEvent = ({ customer_id, tier_id, previous_tier_id }: TierChange): RedemptionEvent => ({
  name: "redemption_tier.changed",
  data: { customer_id, tier_id, previous_tier_id },
})

/** Long enough that the redemptions of a busy moment share a round, short enough that nobody notices. */
const pause = 100

/** After a fault this process tries again by itself, a few times; then it is the scheduled job's, or the next one's. */
const pauseAfterFault = 5_000
const mostFaults = 12

let announcing: Promise<void> | null = null
let askedAgain = false
let faults = 0

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

/** Ends when nothing is being announced in this process: for whoever takes the database away next. */
export async function whenAnnounced(): Promise<void> {
  await announcing
}

async function round(container: MedusaContainer): Promise<void> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const service = container.resolve<RedemptionModuleService>(REDEMPTION_MODULE)
  while (askedAgain) {
    await wait(pause, undefined, { ref: false })
    askedAgain = false
    try {
      await announce(container, { older_than_seconds: 0 })
      faults = 0
    } catch (error) {
      if (service.hasEnded) {
        return
      }
      logger.error(
        `Redemptions will be announced later: ${error instanceof Error ? error.message : "unknown error"}`
      )
      faults += 1
      if (faults <= mostFaults) {
        setTimeout(() => announceSoon(container), pauseAfterFault).unref()
      }
    }
  }
}
