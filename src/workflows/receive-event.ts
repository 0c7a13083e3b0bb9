import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { EventAnswer, RedeemAnswer } from "../contracts/answers"
import { REDEMPTION_MODULE } from "../modules/redemption"
import type {
  EventVerdict,
  FinishedEvent,
  IncomingEvent,
} from "../modules/redemption/operations/receive-event"
import { plainRequest, type RedeemRequest } from "../modules/redemption/operations/redeem-request"
import type RedemptionModuleService from "../modules/redemption/service"
import { redeemCode } from "./redeem-code"

type Received = Omit<IncomingEvent, "event_key" | "occurred_at"> & {
  event_key?: string | null
  occurred_at?: Date | string | null
  requested_by?: string | null
  ip?: string | null
  sales_channel_id?: string | null
  locale?: string | null
}

/**
 * Takes in a custom event and redeems the code it carries, through the same workflow as every other door. The same
 * event delivered again, also at the same time, answers the same and changes nothing.
 *
 * @throws 400 for an unknown event type, 409 when the key came with another event before
 */
export async function receiveEvent(container: MedusaContainer, received: Received): Promise<EventAnswer> {
  const service = container.resolve<RedemptionModuleService>(REDEMPTION_MODULE)
  const { requested_by = null, sales_channel_id = null, ip = null, locale = null, ...event } = received
  const verdict = await service.receiveEvent({
    ...event,
    event_key: event.event_key ?? null,
    occurred_at: event.occurred_at ?? null,
  })
  if ("answer" in verdict) {
    return verdict.answer
  }
  const request = { ...requestOf(event, verdict), locale, sales_channel_id, requested_by, ip }
  const answer = await redeemCode(container, request)
  if (answer.type === "rejection" && answer.error.code === "too_many_attempts") {
    // Delivered again later, the event goes on from here.
    return answer
  }
  await service.finishEvents([endOf(verdict.redeem.event_id, answer)])
  return answer
}

/** The redemption that an event asks for. Keyed by the event: delivered again, it is the same one. */
export function requestOf(
  event: Pick<IncomingEvent, "channel" | "customer_id">,
  { redeem }: Extract<EventVerdict, { redeem: unknown }>
): RedeemRequest {
  return {
    ...plainRequest,
    channel: "event",
    audience: event.channel === "store" ? "member" : "admin",
    customer_id: event.customer_id,
    code: redeem.code,
    event_attributes: redeem.event_attributes,
    event: { id: redeem.event_id, schema_id: redeem.schema_id },
    idempotency_key: `event:${redeem.event_id}`,
  }
}

/** How an event that asked for a redemption ended. A redemption speaks for itself; a refusal is kept as it was told. */
export const endOf = (id: string, answer: RedeemAnswer): FinishedEvent =>
  answer.type === "redemption"
    ? { id, outcome: "redeemed", answer: null }
    : { id, outcome: "refused", answer }

/** The member that an event names by id or e-mail; null when there is no such customer with an account. */
export async function memberOfEvent(
  container: MedusaContainer,
  event: { customer_id?: string; email?: string }
): Promise<string | null> {
  if (event.customer_id !== undefined) {
    return event.customer_id
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "customer",
    fields: ["id"],
    // E-mail addresses are stored in lower case by Medusa's own registration.
    filters: { email: event.email!.toLowerCase(), has_account: true },
  })
  return data[0]?.id ?? null
}
