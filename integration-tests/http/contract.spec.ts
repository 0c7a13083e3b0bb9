import { Documented } from "./documented"
import { inShop } from "./in-shop"
import type { Answer, Member } from "./shop"

type Method = "GET" | "POST" | "DELETE"
type Ids = Record<string, string>

inShop(({ shop, aMember }) => {
  const documented = new Documented()
  const ada = aMember("ada")
  const grace = aMember("grace")
  let problems: string[]

  beforeEach(async () => {
    problems = []
  })
  afterEach(async () => {
    expect(problems).toEqual([])
  })

  /** Calls, holds the answer against the document, and hands it on. */
  const ask = async <Body>(
    status: number,
    method: Method,
    url: string,
    data?: unknown,
    headers: Record<string, string> = url.startsWith("/admin") ? shop.admin : shop.publishable
  ): Promise<Body> => {
    const answer: Answer<unknown> = await shop.call(method, url, data, headers)
    if (answer.status !== status) {
      problems.push(
        `${method} ${url} answered ${answer.status}, not ${status}: ${JSON.stringify(answer.body)}`
      )
    }
    problems.push(...documented.problems(method, url, answer))
    return answer.body as Body
  }

  it("an answer that is not as documented is found", () => {
    const points = { balance: 1.5, pending: 0, lifetime: 0, expiring: [], tier: null, next_tier: null }
    expect(documented.problems("GET", "/store/points", { status: 200, body: { points, secret: 1 } })).toEqual(
      [expect.stringContaining("secret"), expect.stringContaining("/points/balance: must be integer")]
    )
    expect(documented.problems("GET", "/store/points", { status: 418, body: {} })).toHaveLength(1)
    expect(documented.problems("GET", "/store/nothing", { status: 200, body: {} })).toHaveLength(1)
  })

  it("what storefronts call answers as docs/api.yaml says", async () => {
    const { codes } = await shop.campaign({ limits: { member: { executions: { value: 5 } } } })
    const as = (member: Member) => member.headers
    const keyed = { ...as(ada), "idempotency-key": "one" }

    await ask(200, "POST", "/store/redemptions/validate", { code: codes[0] }, as(ada))
    await ask(200, "POST", "/store/redemptions/validate", { code: "NOTHING" }, as(ada))
    const { redemption } = await ask<{ redemption: { id: string } }>(
      200,
      "POST",
      "/store/redemptions",
      { code: codes[0] },
      keyed
    )
    await ask(200, "POST", "/store/redemptions", { code: codes[0] }, as(grace))
    await ask(409, "POST", "/store/redemptions", { code: codes[1] }, keyed)
    await ask(400, "POST", "/store/redemptions", { code: 7, cap: true }, as(ada))
    await ask(401, "POST", "/store/redemptions", { code: codes[1] })
    await ask(400, "POST", "/store/redemptions", { code: codes[1] }, { authorization: as(ada).authorization })
    await ask(200, "GET", "/store/redemptions", undefined, as(ada))
    await ask(400, "GET", "/store/redemptions?limit=many", undefined, as(ada))
    await ask(200, "GET", `/store/redemptions/${redemption.id}`, undefined, as(ada))
    await ask(404, "GET", `/store/redemptions/${redemption.id}`, undefined, as(grace))
    await ask(200, "GET", "/store/points", undefined, as(ada))
    await ask(401, "GET", "/store/points")
    await ask(200, "GET", "/store/points/entries?limit=1", undefined, as(ada))
    await ask(200, "GET", "/store/redemption-campaigns")
    await ask(200, "GET", "/store/redemption-campaigns", undefined, as(ada))
    await shop.eventSchema({ event_type: "receipt", name: "Receipt", attributes: [] })
    await ask(200, "POST", "/store/redemption-events", { event_type: "receipt" }, as(ada))
    await ask(400, "POST", "/store/redemption-events", {}, as(ada))
    const { referral } = await ask<{ referral: { code: string } }>(
      200,
      "GET",
      "/store/referral",
      undefined,
      as(grace)
    )
    await ask(400, "POST", "/store/referral", { referral_code: "NOBODY" }, as(ada))
    const edsger = await shop.member("edsger")
    await ask(200, "POST", "/store/referral", { referral_code: referral.code }, as(edsger))
  })

  it("what the admin calls answers as docs/api.yaml says", async () => {
    const { campaign, codes } = await shop.campaign({
      quantity: 8,
      rules: [
        {
          name: "Base",
          conditions: [{ attribute: "code", operator: "starts_with", value: "CAP" }],
          effects: [
            { type: "add_points", points: 100, expires_after_days: 30 },
            { type: "emit_event", name: "cap.opened" },
          ],
        },
      ],
      limits: {
        member: { executions: { value: 3, window: { unit: "month", count: 1 } } },
        campaign: { units: { value: 1_000 } },
      },
    })
    const at = `/admin/redemption-campaigns/${campaign.id}`
    const post = <Body = Ids>(url: string, body?: unknown, status = 200) =>
      ask<Body>(status, "POST", url, body)
    const get = <Body = Ids>(url: string, status = 200) => ask<Body>(status, "GET", url)

    await get("/admin/redemption-campaigns")
    await get(at)
    await get("/admin/redemption-campaigns/redcamp_none", 404)
    await post("/admin/redemption-campaigns", { name: "" }, 400)
    await post(at, { name: "Caps", description: "New words" })
    await post(`${at}/pause`)
    await post(`${at}/activate`)
    await post(`${at}/restrict-to-visibility`)
    const { redemption_campaign: copy } = await post<{ redemption_campaign: Ids }>(`${at}/duplicate`)
    await ask(200, "DELETE", `/admin/redemption-campaigns/${copy.id}`)
    await post("/admin/redemption-campaigns", { name: "Another", activate: false })

    const made = await post<{ redemption_code_batch: Ids; redemption_task: Ids }>(
      `${at}/batches`,
      { quantity: 2, label: "More" },
      202
    )
    await get("/admin/redemption-batches")
    await get(`/admin/redemption-batches/${made.redemption_code_batch.id}`)
    await post(`/admin/redemption-batches/${made.redemption_code_batch.id}`, { tag: "flyer" })
    await post(`/admin/redemption-batches/${made.redemption_code_batch.id}/void`)
    await post(`/admin/redemption-batches/${made.redemption_code_batch.id}/restore`)
    await post(`${at}/hand-outs`, { customer_ids: [ada.id] })
    await post(`${at}/hand-outs`, { quantity: 0 }, 400)
    await get(`${at}/hand-outs`)
    await get("/admin/redemption-tasks")
    await get(`/admin/redemption-tasks/${made.redemption_task.id}`)

    const listed = await get<{ redemption_codes: Ids[] }>(`${at}/codes`)
    await get("/admin/redemption-codes?limit=2")
    const { redemption_codes: found } = await post<{ redemption_codes: Ids[] }>(
      "/admin/redemption-codes/search",
      { code: codes[5] }
    )
    expect(listed.redemption_codes.map(({ id }) => id)).toContain(found[0].id)
    await get(`/admin/redemption-codes/${found[0].id}`)
    await post(`/admin/redemption-codes/${found[0].id}/void`)
    await post(`/admin/redemption-codes/${found[0].id}/restore`)
    await post(`/admin/redemption-codes/${found[0].id}/bind`, { customer_id: ada.id })
    await get(`/admin/redemption-codes/${found[0].id}/symbol`)
    await get(`${at}/codes/export`)
    await get("/admin/redemption-imports/sample")

    const { redemption } = await post<{ redemption: Ids }>("/admin/redemptions", {
      customer_id: ada.id,
      code: codes[0],
      note: "At the counter",
    })
    await post("/admin/redemptions", { customer_id: ada.id, code: "NOTHING" })
    await post("/admin/redemptions", { customer_id: ada.id }, 400)
    await get("/admin/redemptions")
    await get(`/admin/redemptions/${redemption.id}`)
    await post("/admin/redemption-simulations", { code: codes[1], customer_id: ada.id })
    await post("/admin/redemption-simulations", { code: "NOTHING" })
    await post(`/admin/redemptions/${redemption.id}/reverse`, { reason: "Came back" })
    await get(`/admin/redemptions/${redemption.id}`)
    await get("/admin/redemption-attempts")
    await get(`${at}/metrics`)
    await get(`${at}/metrics?interval=year`, 400)

    await get(`/admin/customers/${ada.id}/points`)
    await post(`/admin/customers/${ada.id}/points`, { amount: 5, note: "Sorry" })
    await get("/admin/customers/nobody/points", 404)
    const { redemption_tier: tier } = await post<{ redemption_tier: Ids }>("/admin/redemption-tiers", {
      name: "Gold",
      threshold: 100,
    })
    await get("/admin/redemption-tiers")
    await get(`/admin/redemption-tiers/${tier.id}`)
    await post(`/admin/redemption-tiers/${tier.id}`, { threshold: 200 })
    await ask(200, "DELETE", `/admin/redemption-tiers/${tier.id}`)

    const { redemption_event_schema: schema } = await post<{ redemption_event_schema: Ids }>(
      "/admin/redemption-event-schemas",
      { event_type: "receipt", name: "Receipt", attributes: [{ name: "promo_code", type: "text" }] }
    )
    await get("/admin/redemption-event-schemas")
    await get(`/admin/redemption-event-schemas/${schema.id}`)
    await post(`/admin/redemption-event-schemas/${schema.id}`, { name: "Receipts" })
    const event = { event_type: "receipt", event_key: "r-1", customer_id: ada.id }
    await post("/admin/redemption-events", event)
    await post("/admin/redemption-events", {
      ...event,
      customer_id: undefined,
      email: ada.email,
      event_key: "r-2",
    })
    await post("/admin/redemption-events", { ...event, attributes: { promo_code: "X" } }, 409)
    await post("/admin/redemption-events/batch", { events: [{ ...event, event_key: "r-3" }] })
    await get("/admin/redemption-events")
    await ask(200, "DELETE", `/admin/redemption-event-schemas/${schema.id}`)
    await get("/admin/redemption-health")
    await post(`${at}/archive`)
    expect(documented.seen.size).toBeGreaterThan(70)
  })
})
