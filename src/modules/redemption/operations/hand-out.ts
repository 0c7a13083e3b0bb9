import type { HandedOutCode } from "../../../contracts/hand-out"
import { derivedId, newId } from "../ids"
import { keyReused, notAllowed, notFound, throwProblems } from "../problems"
import { findCampaigns } from "../sql/find-campaign"
import {
  bindHandedCodes,
  fillPlaces,
  insertPlaces,
  lockPlaces,
  takeFreeCodes,
  type FoundPlace,
} from "../sql/hand-out-codes"
import { insertNews } from "../sql/news"
import type { Sql } from "../sql/sql"

export type HandOut = {
  campaign_id: string
  bind: boolean
  requested_by: string | null
  /** Asked again with it, a number of codes are the same ones. Members need none: theirs are the same anyway. */
  idempotency_key?: string | null
} & ({ customer_ids: string[]; quantity?: undefined } | { quantity: number; customer_ids?: undefined })

/** A place with its code, whether it had one or got one just now. */
type Given = { customer_id: string | null; code_id: string; code: string }

/**
 * Gives free codes away, each once: one to every member named, or so many. A member who has one gets the same again,
 * unless it was withdrawn or has expired; so does who asks for a number under the same key. All of it or nothing.
 *
 * @throws 404, 400 for an archived campaign or when there are not enough free codes, 409 for another number under a key
 */
export async function handOutCodes(sql: Sql, input: HandOut): Promise<HandedOutCode[]> {
  const { campaign_id, requested_by } = input
  const [campaign] = await findCampaigns(sql, { ids: [campaign_id] })
  if (!campaign) {
    throw notFound("Redemption campaign", campaign_id)
  }
  if (campaign.status === "archived") {
    throw notAllowed("An archived campaign gives no more codes")
  }
  const customer_ids = input.customer_ids ? [...new Set(input.customer_ids)].sort() : null
  const { hand_out_id, places } = customer_ids ? placesOf(customer_ids) : numberedPlaces(input)
  await insertPlaces(sql, { hand_out_id, campaign_id, requested_by, places })
  const found = await lockPlaces(sql, { campaign_id, hand_out_id, customer_ids })
  const kept = found.flatMap(({ is_good, customer_id, code_id, code }): Given[] =>
    is_good ? [{ customer_id, code_id: code_id!, code: code! }] : []
  )
  if (!customer_ids) {
    assertSameNumber(found, places.length)
  }
  const fresh = await fill(
    sql,
    input,
    hand_out_id,
    found.filter(({ is_good }) => !is_good)
  )
  const given = [...kept, ...fresh]
  if (input.bind) {
    const bound = given.map(({ code_id, customer_id }) => ({ code_id, customer_id: customer_id! }))
    await bindHandedCodes(sql, { given: bound })
  }
  return inOrderOf(input.customer_ids, given).map(({ code_id, code, customer_id }) => ({
    id: code_id,
    code,
    ...(customer_id ? { customer_id } : {}),
  }))
}

const placesOf = (customer_ids: string[]) => ({
  hand_out_id: newId("redgive"),
  places: customer_ids.map((customer_id) => ({ id: newId("redhand"), customer_id })),
})

/** With a key, the places have ids that follow from it: who asks again finds those that are there. */
function numberedPlaces({ campaign_id, quantity, idempotency_key }: HandOut) {
  const hand_out_id = idempotency_key ? derivedId("redgive", campaign_id, idempotency_key) : newId("redgive")
  const places = Array.from({ length: quantity! }, (_, nth) => ({
    id: idempotency_key ? derivedId("redhand", hand_out_id, String(nth)) : newId("redhand"),
    customer_id: null,
  }))
  return { hand_out_id, places }
}

/** All places are new, or all were there; anything else was another request. @throws 409 */
function assertSameNumber(found: FoundPlace[], asked: number): void {
  const isNew = found.filter(({ is_new }) => is_new).length
  if (found.length !== asked || (isNew !== 0 && isNew !== asked)) {
    throw keyReused("Idempotency-Key")
  }
}

async function fill(
  sql: Sql,
  { campaign_id, customer_ids }: HandOut,
  hand_out_id: string,
  empty: FoundPlace[]
): Promise<Given[]> {
  if (empty.length === 0) {
    return []
  }
  const codes = await takeFreeCodes(sql, { campaign_id, most: empty.length, from_start: false })
  if (codes.length < empty.length) {
    const most = empty.length - codes.length
    codes.push(...(await takeFreeCodes(sql, { campaign_id, most, from_start: true })))
  }
  if (codes.length < empty.length) {
    const field = customer_ids ? "customer_ids" : "quantity"
    throwProblems([{ field, message: `only ${codes.length} codes are free, and ${empty.length} are needed` }])
  }
  const fresh = empty.map(({ id, customer_id }, index) => ({
    id,
    customer_id,
    code_id: codes[index].id,
    code: codes[index].code,
  }))
  await fillPlaces(sql, { hand_out_id, filled: fresh })
  await insertNews(sql, { name: "redemption_hand_out.completed", data: { id: hand_out_id, campaign_id } })
  return fresh
}

function inOrderOf(customer_ids: string[] | undefined, given: Given[]): Given[] {
  if (!customer_ids) {
    return given
  }
  const byMember = new Map(given.map((one) => [one.customer_id, one]))
  return [...new Set(customer_ids)].map((id) => byMember.get(id)!)
}
