import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { EventAnswer } from "../../src/contracts/answers"
import type { Rejection } from "../../src/domain/refusal"
import { inShop } from "./in-shop"
import { outcomeOf, type Answer, type Member } from "./shop"
import { until } from "./until"

type Batch = { results: (EventAnswer | { type: "error"; error: { code: string } })[] }

const receipt = {
  event_type: "receipt",
  name: "Receipt",
  attributes: [
    { name: "code", type: "text", required: true },
    { name: "amount", type: "number", required: true },
    { name: "bought_at", type: "datetime" },
    { name: "is_gift", type: "boolean" },
  ],
}

inShop(({ shop, aMember, sql, getContainer }) => {
  const ada = aMember("ada")
  let codes: string[]
  let schema_id: string

  beforeEach(async () => {
    schema_id = await shop.eventSchema(receipt)
    const { codes: drawn } = await shop.campaign({
      event_schema_id: schema_id,
      code_attribute: "code",
      rules: [
        {
          conditions: [{ attribute: "event.amount", operator: "gte", value: 10 }],
          effects: [{ type: "add_points", per_unit: { attribute: "event.amount", factor: 2, cap: 500 } }],
        },
      ],
    })
    codes = drawn
  })

  const send = (attributes: object, more: object = {}) =>
    shop.asAdmin<EventAnswer>("POST", "/redemption-events", {
      event_type: "receipt",
      customer_id: ada.id,
      attributes,
      ...more,
    })
  const kindOf = ({ body }: Answer<EventAnswer>) =>
    body.type === "stored" ? body.reason : outcomeOf({ status: 200, body })

  it("redeem the code they carry, with their attributes", async () => {
    const answer = await send({ code: codes[0], amount: 30.5, bought_at: "2026-05-01T12:00:00+02:00" })
    expect(answer.body).toMatchObject({ type: "redemption", redemption: { points: 61 } })
    expect(await shop.balance(ada)).toBe(61)
  })

  it("come by e-mail address, too", async () => {
    const { body } = await send(
      { code: codes[0], amount: 10 },
      { customer_id: undefined, email: "Ada@Test.shop" }
    )
    expect(body).toMatchObject({ type: "redemption", redemption: { points: 20 } })
  })

  it("of nobody are refused by name", async () => {
    const unknown = { customer_id: undefined, email: "nobody@test.shop" }
    expect(kindOf(await send({ code: codes[0], amount: 10 }, unknown))).toBe("customer_required")
    expect(kindOf(await send({ code: codes[0], amount: 10 }, { customer_id: "cus_none" }))).toBe(
      "customer_required"
    )
    expect(kindOf(await send({ code: codes[0], amount: 10 }))).toBe("redemption")
  })

  it.each([
    ["a missing attribute", { amount: undefined }, ["amount"]],
    ["a wrong type", { amount: "30" }, ["amount"]],
    ["an unknown attribute", { colour: "red" }, ["colour"]],
    [
      "several, one problem each",
      { amount: null, bought_at: "yesterday", is_gift: "no" },
      ["amount", "bought_at", "is_gift"],
    ],
  ])("are checked strictly: %s", async (_what, changes, fields) => {
    const { body } = await send({ code: codes[0], amount: 30, ...changes })
    expect(body).toMatchObject({ type: "rejection", error: { code: "event_invalid" } })
    const { error } = body as Rejection
    const problems = error.details.problems as { attribute: string }[]
    expect(problems.map(({ attribute }) => attribute).sort()).toEqual(fields)
  })

  it("with names that are no names are a 400", async () => {
    // As text: what sends objects tends to drop such a key.
    const event = `{"event_type":"receipt","customer_id":"${ada.id}","attributes":{"amount":30,"__proto__":1}}`
    const headers = { ...shop.admin, "content-type": "application/json" }
    const { status, body } = await shop.call("POST", "/admin/redemption-events", event, headers)
    expect(status).toBe(400)
    expect(body).toMatchObject({ message: expect.stringContaining("attributes.__proto__") })
  })

  it("that match no rule are refused, and a switched-off schema refuses all", async () => {
    expect(kindOf(await send({ code: codes[0], amount: 9.99 }))).toBe("conditions_not_met")
    await shop.asAdmin("POST", `/redemption-event-schemas/${schema_id}`, { is_active: false })
    expect(kindOf(await send({ code: codes[0], amount: 30 }))).toBe("event_schema_inactive")
  })

  it("without a code, or that no campaign listens to, are kept and say so", async () => {
    const noCode = await send({ amount: 30 })
    expect(noCode.body).toMatchObject({
      type: "stored",
      reason: "no_code",
      event: { event_type: "receipt" },
    })
    const survey = { event_type: "survey", name: "Survey", attributes: [{ name: "stars", type: "number" }] }
    await shop.eventSchema(survey)
    expect(kindOf(await send({ stars: 5 }, { event_type: "survey" }))).toBe("no_campaign")
    const { body } = await shop.asAdmin<{ redemption_events: { outcome: string }[]; count: number }>(
      "GET",
      "/redemption-events"
    )
    expect(body.redemption_events.map(({ outcome }) => outcome)).toEqual(["no_campaign", "no_code"])
  })

  it("of an unknown type are a 400 that names the field", async () => {
    const { status, body } = await send({}, { event_type: "nothing" })
    expect(status).toBe(400)
    expect(body).toMatchObject({
      message: expect.stringContaining('event_type: there is no event schema for "nothing"'),
    })
  })

  it("do not carry the code of a campaign that listens to another event", async () => {
    const { codes: others } = await shop.campaign()
    expect(kindOf(await send({ code: others[0], amount: 30 }))).toBe("event_invalid")
  })

  it("are kept without the code", async () => {
    await send({ code: codes[0], amount: 30 })
    const { body } = await shop.asAdmin("GET", "/redemption-events")
    expect(JSON.stringify(body)).not.toContain(codes[0].slice(4))
    expect(body).toMatchObject({ redemption_events: [{ outcome: "redeemed", attributes: { amount: 30 } }] })
  })

  it.each([1, 2, 50])("delivered %d times at once redeem once", async (times) => {
    const answers = await Promise.all(
      Array.from({ length: times }, () => send({ code: codes[0], amount: 30 }, { event_key: "receipt-1" }))
    )
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    expect(answers[0].body.type).toBe("redemption")
    expect(await shop.balance(ada)).toBe(60)
  })

  it("keep their first refusal under their key", async () => {
    const first = await send({ code: codes[0], amount: 5 }, { event_key: "small" })
    const again = await send({ code: codes[0], amount: 5 }, { event_key: "small" })
    expect(again.body).toEqual(first.body)
    const { body } = await shop.asAdmin<{ count: number }>("GET", "/redemption-attempts")
    expect(body.count).toBe(1)
  })

  it("with a key that another event had are a conflict", async () => {
    await send({ code: codes[0], amount: 30 }, { event_key: "one" })
    expect((await send({ code: codes[0], amount: 31 }, { event_key: "one" })).status).toBe(409)
  })

  it("come from members, too, who cannot take each other's keys", async () => {
    const grace = await shop.member("grace")
    const own = (member: Member, code: string) =>
      shop.asMember<EventAnswer>(member, "POST", "/redemption-events", {
        event_type: "receipt",
        event_key: "mine",
        attributes: { code, amount: 10 },
      })
    expect(kindOf(await own(ada, codes[0]))).toBe("redemption")
    expect(kindOf(await own(grace, codes[1]))).toBe("redemption")
    expect(kindOf(await own(grace, codes[1]))).toBe("redemption")
    expect(await shop.balance(grace)).toBe(20)
    const spoofed = await shop.asMember(grace, "POST", "/redemption-events", {
      event_type: "receipt",
      customer_id: ada.id,
    })
    expect(spoofed.status).toBe(400)
    expect((await shop.call("POST", "/store/redemption-events", {}, shop.publishable)).status).toBe(401)
  })

  it("come in batches, each for itself, answered in order", async () => {
    const event = (attributes: object, more: object = {}) => ({
      event_type: "receipt",
      customer_id: ada.id,
      attributes,
      ...more,
    })
    const events = [
      event({ code: codes[0], amount: 10 }),
      event({ code: "NONSENSE123", amount: 10 }),
      event({}, { event_type: "nothing" }),
      event({ code: codes[1], amount: 20 }),
      event({ amount: 20 }),
      event({ code: codes[0], amount: 10 }),
    ]
    const { status, body } = await shop.asAdmin<Batch>("POST", "/redemption-events/batch", { events })
    expect(status).toBe(200)
    expect(body.results).toMatchObject([
      { type: "redemption", redemption: { points: 20 } },
      { type: "rejection", error: { code: "code_not_found" } },
      { type: "error", error: { code: "invalid_data" } },
      { type: "redemption", redemption: { points: 40 } },
      { type: "stored", reason: "no_code" },
      { type: "redemption", redemption: { repeated: true } },
    ])
    expect(await shop.balance(ada)).toBe(60)
  })

  it("of many members in one batch are redeemed together, and one that loses takes none with it", async () => {
    const [grace, linus] = [await shop.member("grace"), await shop.member("linus")]
    const event = (member: Member, code: string, event_key?: string) => ({
      event_type: "receipt",
      customer_id: member.id,
      attributes: { code, amount: 10 },
      event_key,
    })
    const events = [
      event(ada, codes[0]),
      event(grace, codes[0]),
      event(linus, codes[1], "k1"),
      event(grace, codes[2]),
      event(linus, codes[1], "k1"),
      { event_type: "receipt", email: "nobody@test.shop", attributes: { code: codes[3], amount: 10 } },
      { ...event(ada, codes[3], "k2"), attributes: { code: codes[3], amount: "many" } },
    ]
    const send = () => shop.asAdmin<Batch>("POST", "/redemption-events/batch", { events })
    const { results } = (await send()).body
    const kinds = results.map((result) => (result.type === "rejection" ? result.error.code : result.type))
    expect(kinds.slice(0, 2).sort()).toEqual(["code_already_redeemed", "redemption"])
    expect(kinds.slice(2)).toEqual([
      "redemption",
      "redemption",
      "redemption",
      "customer_required",
      "event_invalid",
    ])
    expect(results[4]).toEqual(results[2])
    const again = (await send()).body.results
    expect([again[2], again[4], again[6]]).toEqual([results[2], results[4], results[6]])
    const list = await shop.asAdmin<{ count: number }>("GET", "/redemptions")
    expect(list.body.count).toBe(3)
    expect((await shop.balance(ada)) + (await shop.balance(grace)) + (await shop.balance(linus))).toBe(60)
  })

  it("of a batch of which one wants what somebody holds are redeemed when that one lets go", async () => {
    const members = [ada, await shop.member("grace"), await shop.member("linus")]
    const events = members.map((member, index) => ({
      event_type: "receipt",
      customer_id: member.id,
      attributes: { code: codes[index], amount: 10 },
    }))
    const knex = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const holder = await knex.transaction()
    await holder.raw("select from redemption_code where code = ? for update", [codes[1]])
    const sent = shop.asAdmin<Batch>("POST", "/redemption-events/batch", { events })
    await until(async () => (await sql("select from pg_locks where not granted")).length > 0)
    await holder.rollback()
    expect((await sent).body.results.map(({ type }) => type)).toEqual(Array(3).fill("redemption"))
  })

  it("of one batch that is sent again and again at once are redeemed once each", async () => {
    const members = [ada, await shop.member("grace"), await shop.member("linus")]
    const events = members.map((member, index) => ({
      event_type: "receipt",
      event_key: `storm-${index}`,
      customer_id: member.id,
      attributes: { code: codes[index], amount: 10 },
    }))
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, turn) =>
        shop.asAdmin<Batch>("POST", "/redemption-events/batch", {
          events: turn % 2 === 0 ? events : [...events].reverse(),
        })
      )
    )
    const ids = answers.flatMap(({ body }) =>
      body.results.map((result) => (result.type === "redemption" ? result.redemption.id : result.type))
    )
    expect(ids).toHaveLength(36)
    expect(new Set(ids).size).toBe(3)
  })

  it.each([
    ["no member", { event_type: "receipt", attributes: {} }, "customer_id"],
    ["two members", { event_type: "receipt", customer_id: "cus_1", email: "a@b.co" }, "customer_id"],
    ["no e-mail address", { event_type: "receipt", email: "ada" }, "email"],
    ["a list of attributes", { event_type: "receipt", customer_id: "cus_1", attributes: [] }, "attributes"],
    ["an unknown key", { event_type: "receipt", customer_id: "cus_1", code: "X" }, "code"],
    [
      "a date without a zone",
      { event_type: "receipt", customer_id: "cus_1", occurred_at: "2026-05-01" },
      "occurred_at",
    ],
  ])("that are malformed are a 400: %s", async (_what, event, field) => {
    const { status, body } = await shop.asAdmin<{ message: string }>("POST", "/redemption-events", event)
    expect(status).toBe(400)
    expect(body.message).toContain(field)
  })

  it("come by 500, with all that an event may say", async () => {
    const events = Array.from({ length: 500 }, (_, index) => ({
      event_type: "receipt",
      event_key: `shop-7/register-3/receipt-${index}`,
      customer_id: ada.id,
      attributes: { code: "N".repeat(500), amount: index },
    }))
    const { status, body } = await shop.asAdmin<{ results: object[] }>("POST", "/redemption-events/batch", {
      events,
    })
    expect(status).toBe(200)
    expect(body.results).toHaveLength(500)
  })

  it("refuse 501 at once", async () => {
    const events = Array.from({ length: 501 }, () => ({ event_type: "receipt", customer_id: ada.id }))
    expect((await shop.asAdmin("POST", "/redemption-events/batch", { events })).status).toBe(400)
  })

  it("arrive on the event bus, as often as it likes", async () => {
    const bus = getContainer().resolve(Modules.EVENT_BUS)
    const data = {
      event_type: "receipt",
      event_key: "bus-1",
      customer_id: ada.id,
      attributes: { code: codes[0], amount: 25 },
    }
    const message = { name: "redemption_event.received", data }
    await bus.emit([message, message, message], {})
    await until(async () => (await shop.balance(ada)) === 50)
    await bus.emit(message, {})
    await bus.emit({ name: "redemption_event.received", data: { nonsense: true } }, {})
    const { body } = await shop.asAdmin<{ count: number }>("GET", "/redemptions")
    expect(body.count).toBe(1)
    expect(await shop.balance(ada)).toBe(50)
  })
})
