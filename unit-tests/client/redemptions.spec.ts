import Medusa from "@medusajs/js-sdk"
import { createRedemptions, isRedemption, type RedemptionAnswer } from "../../src/client"

type Sent = { method: string; url: string; headers: Headers; body: unknown }
type Reply = { status: number; body: unknown } | "no network"

const redeemed: RedemptionAnswer = {
  type: "redemption",
  redemption: {
    id: "red_1",
    campaign: { id: "redcamp_1", name: "Caps" },
    status: "completed",
    points: 100,
    effects: [{ type: "add_points", status: "applied", points: 100 }],
    created_at: "2026-06-01T00:00:00.000Z",
    repeated: false,
  },
  points: { balance: 100 },
}
const refused = {
  type: "rejection",
  error: { code: "code_not_found", message: "…", retryable: false, details: {} },
}
const answers = (body: unknown, status = 200): Reply => ({ status, body })

const realFetch = global.fetch
afterEach(() => {
  global.fetch = realFetch
})

/** The stock SDK over a network that answers as told, in order; its last answer stays. */
function storefront(...replies: Reply[]) {
  const sent: Sent[] = []
  global.fetch = async (url, init) => {
    sent.push({
      method: init?.method ?? "GET",
      url: String(url),
      headers: new Headers(init?.headers),
      body: init?.body ? JSON.parse(init.body as string) : undefined,
    })
    const reply = replies[Math.min(sent.length, replies.length) - 1]
    if (reply === "no network") {
      throw new TypeError("fetch failed")
    }
    return new Response(JSON.stringify(reply.body), { status: reply.status })
  }
  const sdk = new Medusa({ baseUrl: "http://shop.test", publishableKey: "pk_test" })
  return { sent, redemptions: createRedemptions(sdk, { retry_pauses: [0, 0] }) }
}

describe("redeem", () => {
  it("posts the code with a key of its own and narrows the answer", async () => {
    const { sent, redemptions } = storefront(answers(redeemed))
    const answer = await redemptions.redeem("CAP-1", { event_attributes: { receipt_number: "7" } })
    expect(isRedemption(answer) && answer.redemption.points).toBe(100)
    expect(sent).toHaveLength(1)
    expect(sent[0]).toMatchObject({
      method: "POST",
      url: "http://shop.test/store/redemptions",
      body: { code: "CAP-1", event_attributes: { receipt_number: "7" } },
    })
    expect(sent[0].headers.get("idempotency-key")).toMatch(/^[\x21-\x7e]{10,255}$/)
    expect(sent[0].headers.get("x-publishable-api-key")).toBe("pk_test")
  })

  it("gives every call another key, and takes the caller's", async () => {
    const { sent, redemptions } = storefront(answers(redeemed))
    await redemptions.redeem("CAP-1")
    await redemptions.redeem("CAP-1")
    await redemptions.redeem("CAP-1", { idempotency_key: "mine" })
    const keys = sent.map(({ headers }) => headers.get("idempotency-key"))
    expect(new Set(keys).size).toBe(3)
    expect(keys[2]).toBe("mine")
    expect(sent[2].body).toEqual({ code: "CAP-1" })
  })

  it.each<[string, Reply]>([
    ["a network that fails", "no network"],
    ["a gateway without a server", answers({}, 502)],
    ["a server that is overloaded", answers({}, 503)],
    ["a gateway that waited in vain", answers({}, 504)],
  ])("tries again under the same key after %s", async (_what, failure) => {
    const { sent, redemptions } = storefront(failure, failure, answers(redeemed))
    expect(await redemptions.redeem("CAP-1")).toEqual(redeemed)
    expect(sent).toHaveLength(3)
    expect(new Set(sent.map(({ headers }) => headers.get("idempotency-key"))).size).toBe(1)
  })

  it("gives up after the last pause with the SDK's own error", async () => {
    const { sent, redemptions } = storefront("no network")
    await expect(redemptions.redeem("CAP-1")).rejects.toThrow("fetch failed")
    expect(sent).toHaveLength(3)
  })

  it.each([400, 404, 409, 500])("does not repeat what was answered with %d", async (status) => {
    const { sent, redemptions } = storefront(answers({ message: "no" }, status))
    await expect(redemptions.redeem("CAP-1")).rejects.toMatchObject({ status, message: "no" })
    expect(sent).toHaveLength(1)
  })
})

describe("a refusal is an answer", () => {
  it("as it comes", async () => {
    const { redemptions } = storefront(answers(refused))
    expect(await redemptions.redeem("CAP-1")).toEqual(refused)
    expect(isRedemption(await redemptions.validate("CAP-1"))).toBe(false)
  })

  it.each([
    [401, "customer_required", false],
    [429, "too_many_attempts", true],
  ])("also when the server says it with %d", async (status, code, retryable) => {
    const { sent, redemptions } = storefront(answers({ message: "…" }, status))
    const rejection = { type: "rejection", error: { code, retryable, message: expect.stringContaining(" ") } }
    expect(await redemptions.redeem("CAP-1")).toMatchObject(rejection)
    expect(await redemptions.validate("CAP-1")).toMatchObject(rejection)
    expect(await redemptions.sendEvent({ event_type: "receipt" })).toMatchObject(rejection)
    expect(sent).toHaveLength(3)
  })

  it("but signing in is still asked for where no code is tried", async () => {
    const { redemptions } = storefront(answers({ message: "Unauthorized" }, 401))
    await expect(redemptions.points()).rejects.toMatchObject({ status: 401 })
  })
})

it.each<[string, (client: ReturnType<typeof createRedemptions>) => Promise<unknown>, unknown, unknown]>([
  ["GET /store/redemptions?campaign_id=c&limit=5", (to) => to.list({ campaign_id: "c", limit: 5 }), {}, {}],
  ["GET /store/redemptions/red_1", (to) => to.retrieve("red_1"), { redemption: 1 }, 1],
  ["GET /store/points", (to) => to.points(), { points: 2 }, 2],
  ["GET /store/points/entries?offset=20", (to) => to.entries({ offset: 20 }), { count: 3 }, { count: 3 }],
  ["GET /store/redemption-campaigns?locale=de-DE", (to) => to.campaigns({ locale: "de-DE" }), {}, {}],
  ["GET /store/referral", (to) => to.referral.get(), { referral: 4 }, 4],
  ["POST /store/referral", (to) => to.referral.claim("ABC"), { referral: 5 }, 5],
  ["POST /store/redemptions/validate", (to) => to.validate("CAP-1"), refused, refused],
])("%s", async (request, call, body, result) => {
  const { sent, redemptions } = storefront(answers(body))
  expect(await call(redemptions)).toEqual(result)
  expect(sent.map(({ method, url }) => `${method} ${url.replace("http://shop.test", "")}`)).toEqual([request])
})
