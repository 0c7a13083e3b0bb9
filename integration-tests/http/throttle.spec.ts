import type { RedeemAnswer } from "../../src/contracts/answers"
import type { Rejection } from "../../src/domain/refusal"
import { hear } from "./hear"
import { inShop } from "./in-shop"
import { outcomeOf, type Member } from "./shop"
import { until } from "./until"

// The configuration is read before the runner sets any `env`. With a Redis, the same must hold there.
process.env.REDEMPTION_OPTIONS = JSON.stringify({
  throttle: { alarm_failures_per_minute: 40, redis_url: process.env.THROTTLE_REDIS_URL ?? null },
})

const failures = 10
const fromAddresses = 30

/** Another code each time, none of which exists, and all of which look like codes of the campaign. */
const wrong = (index: number) =>
  `CAP${index
    .toString(8)
    .padStart(10, "0")
    .replace(/./g, (digit) => String(Number(digit) + 2))}`

inShop(({ shop, aMember, service, getContainer }) => {
  const ada = aMember("ada")
  const grace = aMember("grace")

  const fail = async (member: Member, times: number, headers: Record<string, string> = {}) => {
    for (let index = 0; index < times; index++) {
      expect(outcomeOf(await shop.redeem(member, wrong(index), {}, headers))).toBe("code_not_found")
    }
  }
  const raw = (member: Member, code: string) =>
    shop.send({ method: "POST", url: "/store/redemptions", data: { code }, headers: member.headers })

  describe("a member with too many failed tries", () => {
    it("is held off with 429 and told when to come back, also with a code that is right", async () => {
      const { codes } = await shop.campaign()
      await fail(ada, failures)
      const held = await raw(ada, codes[0])
      expect(held.status).toBe(429)
      const { type, error } = held.data as Rejection
      expect({ type, code: error.code, retryable: error.retryable }).toEqual({
        type: "rejection",
        code: "too_many_attempts",
        retryable: true,
      })
      const seconds = (new Date(error.retry_at!).getTime() - Date.now()) / 1_000
      expect(seconds).toBeGreaterThan(14 * 60)
      expect(seconds).toBeLessThanOrEqual(15 * 60)
      expect(Number(held.headers["retry-after"])).toBeGreaterThanOrEqual(Math.floor(seconds))
      expect((await shop.validate(ada, codes[0])).status).toBe(429)
      // Nobody else is touched, and staff can help.
      expect(outcomeOf(await shop.redeem(grace, codes[0]))).toBe("redemption")
      expect(outcomeOf(await shop.redeemFor(ada.id, codes[1]))).toBe("redemption")
    })

    it("counts all spellings, validations and events, and everybody who fails alike", async () => {
      const { codes } = await shop.campaign()
      await shop.redeem(grace, codes[0])
      const tries = [
        () => shop.redeem(ada, wrong(1)),
        () => shop.redeem(ada, wrong(1).toLowerCase().replace("cap", " c-a-p ")),
        () => shop.validate(ada, wrong(2)),
        () => shop.redeem(ada, codes[0]),
        () =>
          shop.asMember(ada, "POST", "/redemption-events", {
            event_type: "code_redeemed",
            attributes: { promo_code: wrong(3) },
          }),
      ]
      for (const attempt of [...tries, ...tries]) {
        expect((await attempt()).status).toBe(200)
      }
      expect((await shop.redeem(ada, codes[1])).status).toBe(429)
    })

    it("is not counted for what cannot be a code, nor for a limit", async () => {
      const { codes } = await shop.campaign({
        limits: { member: { executions: { value: 1, window: "total" } } },
      })
      await shop.redeem(ada, codes[0])
      for (let index = 0; index < failures + 2; index++) {
        expect(outcomeOf(await shop.redeem(ada, "not!a!code"))).toBe("code_malformed")
        expect(outcomeOf(await shop.redeem(ada, codes[1]))).toBe("member_limit_reached")
      }
    })

    it("starts anew after a redemption", async () => {
      const { codes } = await shop.campaign()
      await fail(ada, failures - 1)
      expect(outcomeOf(await shop.redeem(ada, codes[0]))).toBe("redemption")
      await fail(ada, failures)
      // The same code again is no second redemption.
      expect((await shop.redeem(ada, codes[0])).status).toBe(429)
    })

    it("gets few guesses in, however many are sent at once", async () => {
      const guesses = Array.from({ length: 120 }, (_none, index) => shop.redeem(ada, wrong(index)))
      const told = (await Promise.all(guesses)).map(outcomeOf)
      expect(told.filter((outcome) => outcome === "code_not_found")).toHaveLength(failures)
      expect(told.filter((outcome) => outcome === "too_many_attempts")).toHaveLength(120 - failures)
    })

    it("does not have 'too many' stored as the answer of an idempotency key or an event", async () => {
      const { codes } = await shop.campaign()
      await fail(ada, failures)
      const key = { "Idempotency-Key": "later" }
      const event = { event_type: "code_redeemed", event_key: "e1", attributes: { promo_code: codes[1] } }
      const send = () => shop.asMember<RedeemAnswer>(ada, "POST", "/redemption-events", event)
      expect((await shop.redeem(ada, codes[0], {}, key)).status).toBe(429)
      expect((await send()).status).toBe(429)
      await service().forgetThrottle(ada.id)
      expect(outcomeOf(await shop.redeem(ada, codes[0], {}, key))).toBe("redemption")
      expect(outcomeOf(await send())).toBe("redemption")
    })

    it("stands in the refusal log once per hold", async () => {
      await fail(ada, failures)
      await shop.redeem(ada, wrong(1))
      await shop.redeem(ada, wrong(2))
      const { body } = await shop.asAdmin<{ count: number }>(
        "GET",
        `/redemption-attempts?customer_id=${ada.id}&refusal=too_many_attempts`
      )
      expect(body.count).toBe(1)
    })
  })

  describe("a network address with too many failed tries", () => {
    const from = (address: string) => ({ "X-Forwarded-For": address })

    it("is held off, whoever signs in there; its neighbours are not", async () => {
      const { codes } = await shop.campaign()
      const people = await Promise.all(["a", "b", "c"].map((name) => shop.member(name)))
      for (const member of people) {
        await fail(member, fromAddresses / people.length, from("203.0.113.7"))
      }
      expect((await shop.redeem(ada, codes[0], {}, from("203.0.113.7"))).status).toBe(429)
      // What stands further left is what the visitor wrote.
      expect((await shop.redeem(ada, codes[0], {}, from("198.51.100.1, 203.0.113.7"))).status).toBe(429)
      expect((await shop.redeem(ada, codes[0], {}, from("203.0.113.8"))).status).toBe(200)
    })

    it("is a whole /64 of IPv6", async () => {
      const people = await Promise.all(["a", "b", "c"].map((name) => shop.member(name)))
      for (const [index, member] of people.entries()) {
        await fail(member, fromAddresses / people.length, from(`2001:db8:1:2:${index}::${index}`))
      }
      expect((await shop.redeem(ada, wrong(1), {}, from("2001:db8:1:2:ffff::1"))).status).toBe(429)
      expect((await shop.redeem(ada, wrong(1), {}, from("2001:db8:1:3::1"))).status).toBe(200)
    })

    it("is not counted when it is private: that is the shop's own storefront", async () => {
      const people = await Promise.all(["a", "b", "c", "d"].map((name) => shop.member(name)))
      for (const member of people) {
        await fail(member, failures - 1, from("10.1.2.3"))
      }
      expect((await shop.redeem(ada, wrong(1), {}, from("10.1.2.3"))).status).toBe(200)
    })
  })

  it("an attack on a campaign sounds the alarm once, and from then on one failure is enough", async () => {
    const { campaign, codes } = await shop.campaign()
    const name = "redemption_campaign.guessing_detected"
    const heard = hear(getContainer(), name)
    const people = await Promise.all(["a", "b", "c", "d", "e"].map((name) => shop.member(name)))
    for (const member of people) {
      await fail(member, failures - 1)
    }
    await until(async () => heard.length > 0)
    expect(heard).toEqual([{ name, data: { id: campaign.id, failures: 40 } }])
    await fail(ada, 1)
    expect((await shop.redeem(ada, codes[0])).status).toBe(429)
    // Who has a code notices nothing.
    expect(outcomeOf(await shop.redeem(grace, codes[0]))).toBe("redemption")
  })

  it("a full pool is answered with 503 and when to come back, and nobody hangs", async () => {
    const { codes } = await shop.campaign()
    const { client } = (
      service() as unknown as {
        baseRepository_: { getFreshManager(): { getKnex(): { client: Pool } } }
      }
    ).baseRepository_
      .getFreshManager()
      .getKnex()
    const held = await Promise.all(Array.from({ length: client.pool.max }, () => client.acquireConnection()))
    const simulated = await shop.send({
      method: "POST",
      url: "/admin/redemption-simulations",
      data: { code: codes[0] },
      headers: shop.admin,
    })
    await Promise.all(held.map((connection) => client.releaseConnection(connection)))
    expect(simulated.status).toBe(503)
    expect(simulated.headers["retry-after"]).toBe("2")
    expect(simulated.data).toEqual({
      code: "temporarily_unavailable",
      type: "unexpected_state",
      message: "The shop cannot do this at the moment. Please try again.",
    })
    expect(outcomeOf(await shop.redeem(ada, codes[0]))).toBe("redemption")
  })
})

type Pool = {
  pool: { max: number }
  acquireConnection(): Promise<unknown>
  releaseConnection(connection: unknown): Promise<void>
}
