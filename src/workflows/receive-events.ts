import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { EventAnswer } from "../contracts/answers"
import type { SendEvent } from "../contracts/event"
import { memberOfEvent, receiveEvent } from "./receive-event"

/** An event of a batch that could not be taken in at all. */
export type EventProblem = { type: "error"; error: { code: string; message: string } }

/** Few enough to leave connections for everybody else. */
const lanesAtOnce = 4

/**
 * Takes in many events: those of one member one after the other, those of different members side by side. Each is a
 * transaction of its own, so one that fails takes none with it.
 *
 * @returns one answer per event, in their order
 */
export async function receiveEvents(
  container: MedusaContainer,
  events: SendEvent[],
  requested_by: string
): Promise<(EventAnswer | EventProblem)[]> {
  const results: (EventAnswer | EventProblem)[] = []
  const lanes = lanesOf(events).values()
  const work = async () => {
    for (const lane of lanes) {
      for (const { event, index } of lane) {
        results[index] = await answerTo(container, event, requested_by)
      }
    }
  }
  await Promise.all(Array.from({ length: lanesAtOnce }, work))
  return results
}

function lanesOf(events: SendEvent[]): Map<string, { event: SendEvent; index: number }[]> {
  const lanes = new Map<string, { event: SendEvent; index: number }[]>()
  for (const [index, event] of events.entries()) {
    const member = event.customer_id ?? event.email?.toLowerCase() ?? ""
    lanes.set(member, [...(lanes.get(member) ?? []), { event, index }])
  }
  return lanes
}

async function answerTo(
  container: MedusaContainer,
  { email, customer_id, ...event }: SendEvent,
  requested_by: string
): Promise<EventAnswer | EventProblem> {
  try {
    const member = await memberOfEvent(container, { email, customer_id })
    return await receiveEvent(container, { ...event, customer_id: member, channel: "admin", requested_by })
  } catch (error) {
    if (!(error instanceof MedusaError)) {
      throw error
    }
    return { type: "error", error: { code: error.type, message: error.message } }
  }
}
