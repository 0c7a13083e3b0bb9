import { defaultEventSchema } from "../../src/domain/event-schema"
import { addCodes, newCampaign } from "../codes"
import { load, type Load, type Request } from "../load"
import {
  atLeast,
  atMost,
  interleaved,
  median,
  milliseconds,
  perSecond,
  type Bench,
  type Measurement,
} from "../measure"
import type { Member, Shop } from "../shop"

const connections = 16
/** A call with a hundred events keeps a connection of the database busy; so many of them fill two cores. */
const batchConnections = 4
const rounds = 5

/** One code each, by members in turn. */
export function redeemRequests(codes: string[], members: Member[]): Request[] {
  return codes.map((code, index) => ({
    method: "POST",
    path: "/store/redemptions",
    headers: members[index % members.length].headers,
    body: { code },
  }))
}

/** Medusa's own authenticated store route that reads one row by its key. */
const readRequests = (count: number, members: Member[]): Request[] =>
  Array.from({ length: count }, (_, index) => ({
    method: "GET",
    path: "/store/customers/me?fields=id,email",
    headers: members[index % members.length].headers,
  }))

/** An event that redeems a code. */
export const redeemingEvent = (promo_code: string, customer_id: string) => ({
  event_type: defaultEventSchema.event_type,
  customer_id,
  attributes: { promo_code },
})

/** A hundred events a call, each with a code and a member of its own. */
export function batchRequests(codes: string[], members: Member[], shop: Shop): Request[] {
  const requests: Request[] = []
  for (let from = 0; from < codes.length; from += 100) {
    const events = codes
      .slice(from, from + 100)
      .map((promo_code, index) => redeemingEvent(promo_code, members[index % members.length].id))
    requests.push({
      method: "POST",
      path: "/admin/redemption-events/batch",
      headers: shop.adminHeaders,
      body: { events },
    })
  }
  return requests
}

/** How long most requests of a kind take, two at a time. */
export async function p95Of(shop: Shop, requests: Request[], type?: "redemption"): Promise<number> {
  const answered = await load({ urls: [shop.server.url], connections: 2, requests })
  assertAllOk(answered, type)
  return answered.p95
}

/** Every figure is of work that was done: a refused redemption would be quick and worth nothing. */
export function assertAllOk(figures: Load, type?: "redemption"): void {
  const wrong = Object.keys(figures.statuses).some((status) => status !== "200")
  if (wrong || (type && Object.keys(figures.types).some((name) => name !== type))) {
    throw new Error(`Not what was asked for: ${JSON.stringify([figures.statuses, figures.types])}`)
  }
}

async function redeemedByEvents(shop: Shop): Promise<number> {
  const { rows } = await shop.pool.query<{ count: string }>(
    "select count(*) from redemption_event where outcome = 'redeemed'"
  )
  return Number(rows[0].count)
}

async function run({ shop, isQuick, say }: Bench) {
  const perRound = isQuick ? 300 : 1_000
  const members = await shop.members(100)
  const campaign = await newCampaign(shop)
  const codes = await addCodes(shop.pool, campaign, 14_000)
  await shop.pool.query("analyze")
  const urls = [shop.server.url]
  const take = (count: number) => codes.splice(0, count)
  const p99s: Record<"redeem" | "read", number[]> = { redeem: [], read: [] }
  // Once without looking: caches, compiled code, connections.
  await load({ urls, connections, requests: redeemRequests(take(200), members) })
  await load({ urls, connections, requests: readRequests(200, members) })
  const figures = await interleaved(rounds, {
    redeem: async () => {
      const requests = redeemRequests(take(perRound), members)
      const answered = await load({ urls, connections, requests })
      assertAllOk(answered, "redemption")
      p99s.redeem.push(answered.p99)
      return answered.perSecond
    },
    read: async () => {
      const answered = await load({ urls, connections, requests: readRequests(perRound, members) })
      assertAllOk(answered)
      p99s.read.push(answered.p99)
      return answered.perSecond
    },
    batch: async () => {
      const count = isQuick ? 800 : 1_600
      const requests = batchRequests(take(count), members, shop)
      const before = await redeemedByEvents(shop)
      const answered = await load({ urls, connections: batchConnections, requests })
      assertAllOk(answered)
      const redeemed = (await redeemedByEvents(shop)) - before
      if (redeemed !== count) {
        throw new Error(`Of ${count} events only ${redeemed} redeemed`)
      }
      return count / answered.seconds
    },
  })
  say(`redeem p99 ${milliseconds(median(p99s.redeem))}, read p99 ${milliseconds(median(p99s.read))}`)
  return [
    atLeast(
      `Redeem over HTTP, ${connections} connections`,
      perSecond(figures.redeem),
      `${perSecond(figures.read)} (GET /store/customers/me, one row)`,
      figures.redeem / figures.read,
      0.8
    ),
    atMost(
      "– its p99",
      milliseconds(median(p99s.redeem)),
      milliseconds(median(p99s.read)),
      median(p99s.redeem) / median(p99s.read),
      2
    ),
    atLeast(
      "Redeem by events, 100 a call",
      `${perSecond(figures.batch)} redemptions`,
      `${perSecond(figures.redeem)} (single redeems over HTTP)`,
      figures.batch / figures.redeem,
      10
    ),
  ]
}

export const redeem: Measurement = { name: "redeem", run }
