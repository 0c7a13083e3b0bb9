import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import type { EventAnswer, RedeemAnswer } from "../contracts/answers"
import type { SendEvent } from "../contracts/event"
import { REDEMPTION_MODULE } from "../modules/redemption"
import type { FinishedEvent, IncomingEvent } from "../modules/redemption/operations/receive-event"
import type { RedeemRequest } from "../modules/redemption/operations/redeem-request"
import type { RedeemedOfMany } from "../modules/redemption/operations/redeem-many"
import type RedemptionModuleService from "../modules/redemption/service"
import { announceSoon } from "./announce"
import { applyEffects } from "./apply-effects"
import { factLoaderForMany } from "./member-facts"
import { endOf, requestOf } from "./receive-event"
import { isExtended, redeemCode } from "./redeem-code"

/** An event of a batch that could not be taken in at all. */
export type EventProblem = { type: "error"; error: { code: string; message: string } }

type Answer = EventAnswer | EventProblem
/** An event with its place in the batch and its member: as named, and as known. */
type Sent = { index: number; event: IncomingEvent; member: string | null }

/** So many claims share a transaction, whose locks others may wait for. */
const mostAtOnce = 100

/**
 * Takes in many events: those of one member one after the other, those of different members together. Each stands for
 * itself: one that fails takes none with it.
 *
 * @returns one answer per event, in their order
 */
export async function receiveEvents(
  container: MedusaContainer,
  events: SendEvent[],
  requested_by: string
): Promise<Answer[]> {
  const answers: Answer[] = []
  const sent = await withMembers(container, events)
  for (const wave of wavesOf(sent)) {
    await receiveWave(container, wave, requested_by, answers)
  }
  announceSoon(container)
  return answers
}

/** Who the events are about, looked up together. */
async function withMembers(container: MedusaContainer, events: SendEvent[]): Promise<Sent[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const ids = events.flatMap(({ customer_id }) => customer_id ?? [])
  const emails = events.flatMap(({ email }) => email?.toLowerCase() ?? [])
  const { data } = await query.graph({
    entity: "customer",
    fields: ["id", "email"],
    filters: { has_account: true, $or: [{ id: ids }, { email: emails }] },
  })
  const known = new Set(data.map(({ id }) => id))
  const byEmail = new Map(data.map(({ id, email }) => [email?.toLowerCase(), id]))
  return events.map(({ email, customer_id, ...event }, index) => {
    const named = customer_id ?? byEmail.get(email?.toLowerCase()) ?? null
    return {
      index,
      member: named !== null && known.has(named) ? named : null,
      event: {
        ...event,
        event_key: event.event_key ?? null,
        occurred_at: event.occurred_at ?? null,
        customer_id: named,
        channel: "admin",
      },
    }
  })
}

/** Groups in which no member and no event key comes twice, so that the events of a group do not touch each other. */
function wavesOf(sent: Sent[]): Sent[][] {
  const waves: { keys: Set<string>; sent: Sent[] }[] = []
  const last = new Map<string | null, number>()
  for (const one of sent) {
    const { event } = one
    const key = event.event_key === null ? null : JSON.stringify([event.event_type, event.event_key])
    // Behind the earlier events of the same member: what those gave, conditions may ask for.
    let at = (last.get(event.customer_id) ?? -1) + 1
    while (waves[at] && (waves[at].sent.length >= mostAtOnce || (key !== null && waves[at].keys.has(key)))) {
      at += 1
    }
    waves[at] ??= { keys: new Set(), sent: [] }
    waves[at].sent.push(one)
    if (key !== null) {
      waves[at].keys.add(key)
    }
    last.set(event.customer_id, at)
  }
  return waves.map((wave) => wave.sent)
}

async function receiveWave(
  container: MedusaContainer,
  wave: Sent[],
  requested_by: string,
  answers: Answer[]
): Promise<void> {
  const service = container.resolve<RedemptionModuleService>(REDEMPTION_MODULE)
  const received = await service.receiveEvents(wave.map(({ event }) => event))
  const toRedeem: { sent: Sent; event_id: string; request: RedeemRequest }[] = []
  for (const [position, verdict] of received.entries()) {
    const sent = wave[position]
    if ("error" in verdict) {
      answers[sent.index] = problemOf(verdict.error)
    } else if ("answer" in verdict) {
      answers[sent.index] = verdict.answer
    } else {
      const request = { ...requestOf(sent.event, verdict), customer_id: sent.member, requested_by }
      toRedeem.push({ sent, event_id: verdict.redeem.event_id, request })
    }
  }
  const redeemed = await redeemTogether(
    container,
    toRedeem.map(({ request }) => request)
  )
  const finished: FinishedEvent[] = []
  for (const [position, { sent, event_id }] of toRedeem.entries()) {
    const answer = await answerTo(container, toRedeem[position].request, redeemed[position])
    answers[sent.index] = answer
    if (answer.type !== "error") {
      finished.push(endOf(event_id, answer))
    }
  }
  await service.finishEvents(finished)
}

/** All at once, unless the shop has put handlers of its own into the redemption: they see each. */
async function redeemTogether(
  container: MedusaContainer,
  requests: RedeemRequest[]
): Promise<RedeemedOfMany[]> {
  const eachForItself = (): RedeemedOfMany[] => requests.map(() => ({ outcome: "undecided" }))
  if (isExtended()) {
    return eachForItself()
  }
  const service = container.resolve<RedemptionModuleService>(REDEMPTION_MODULE)
  const members = requests.flatMap(({ customer_id }) => customer_id ?? [])
  try {
    return await service.redeemMany(requests, factLoaderForMany(container, members))
  } catch {
    // Their one transaction was rolled back, by a deadlock that came again and again: nothing happened yet.
    return eachForItself()
  }
}

async function answerTo(
  container: MedusaContainer,
  request: RedeemRequest,
  redeemed: RedeemedOfMany
): Promise<RedeemAnswer | EventProblem> {
  try {
    switch (redeemed.outcome) {
      case "answered":
        return redeemed.answer
      case "failed":
        throw redeemed.error
      case "undecided":
        return await redeemCode(container, request)
      case "redeemed":
        return redeemed.reaches_outside ? await withEffects(container, redeemed) : redeemed.answer
    }
  } catch (error) {
    return problemOf(error)
  }
}

async function withEffects(
  container: MedusaContainer,
  { redemption_id, answer }: { redemption_id: string; answer: RedeemAnswer }
): Promise<RedeemAnswer> {
  const service = container.resolve<RedemptionModuleService>(REDEMPTION_MODULE)
  await applyEffects(container, redemption_id)
  return (await service.retrieveRedemptionAnswer(redemption_id)) ?? answer
}

function problemOf(error: unknown): EventProblem {
  if (!(error instanceof MedusaError)) {
    throw error
  }
  return { type: "error", error: { code: error.code ?? error.type, message: error.message } }
}
