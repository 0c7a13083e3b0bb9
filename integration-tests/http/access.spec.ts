import { ContainerRegistrationKeys, generateJwtToken, Modules } from "@medusajs/framework/utils"
import { deleteCustomersWorkflow } from "@medusajs/medusa/core-flows"
import { forgetDeletedMembers } from "../../src/workflows/forget-members"
import { whenAnnounced } from "../../src/workflows/announce"
import { registeredRoutes } from "./routes"
import { inShop } from "./in-shop"
import { redeemed } from "./shop"
import { until } from "./until"

// As a shop has it: with the throttle.
process.env.REDEMPTION_OPTIONS = "{}"

/**
 * What each caller gets, route by route. Requests have no body and name ids that do not exist, except for one of Ada's
 * redemptions: so 400 and 404 mean that the caller was let in.
 */
const admin = (letIn: number) => ({
  guest: 401,
  storefront: 401,
  ada: 401,
  grace: 401,
  session: letIn,
  token: letIn,
  "secret key": letIn,
  expired: 401,
  tampered: 401,
  unsigned: 401,
})

const member = (ada: number, grace = ada) => ({
  // The framework asks for the publishable key before anything else.
  guest: 400,
  storefront: 401,
  ada,
  grace,
  session: 401,
  token: 401,
  "secret key": 401,
  expired: 401,
  tampered: 401,
  unsigned: 401,
})

const everybody = {
  ...member(200),
  storefront: 200,
  session: 200,
  token: 200,
  "secret key": 200,
  expired: 200,
  tampered: 200,
  unsigned: 200,
}

type Caller = keyof ReturnType<typeof admin>

const access: Record<string, Record<Caller, number>> = {
  "GET /admin/customers/:id/points": admin(404),
  "POST /admin/customers/:id/points": admin(400),
  "GET /admin/customers/:id/redemption-records": admin(200),
  "GET /admin/orders/:id/redemptions": admin(404),
  "GET /admin/promotions/:id/redemptions": admin(200),
  "GET /admin/redemption-attempts": admin(200),
  "POST /admin/redemption-attempts/search": admin(400),
  "GET /admin/redemption-batches": admin(200),
  "GET /admin/redemption-batches/:id": admin(404),
  "POST /admin/redemption-batches/:id": admin(404),
  "POST /admin/redemption-batches/:id/print": admin(404),
  "POST /admin/redemption-batches/:id/print/preview": admin(404),
  "POST /admin/redemption-batches/:id/restore": admin(404),
  "POST /admin/redemption-batches/:id/void": admin(404),
  "GET /admin/redemption-campaigns": admin(200),
  "POST /admin/redemption-campaigns": admin(400),
  "DELETE /admin/redemption-campaigns/:id": admin(404),
  "GET /admin/redemption-campaigns/:id": admin(404),
  "POST /admin/redemption-campaigns/:id": admin(404),
  "POST /admin/redemption-campaigns/:id/activate": admin(404),
  "POST /admin/redemption-campaigns/:id/archive": admin(404),
  "POST /admin/redemption-campaigns/:id/batches": admin(400),
  "GET /admin/redemption-campaigns/:id/codes": admin(404),
  "GET /admin/redemption-campaigns/:id/codes/export": admin(404),
  "POST /admin/redemption-campaigns/:id/duplicate": admin(404),
  "GET /admin/redemption-campaigns/:id/hand-outs": admin(404),
  "POST /admin/redemption-campaigns/:id/hand-outs": admin(400),
  "POST /admin/redemption-campaigns/:id/imports": admin(400),
  "GET /admin/redemption-campaigns/:id/metrics": admin(404),
  "POST /admin/redemption-campaigns/:id/pause": admin(404),
  "GET /admin/redemption-campaigns/:id/referrals": admin(404),
  "POST /admin/redemption-campaigns/:id/restrict-to-visibility": admin(404),
  "GET /admin/redemption-codes": admin(200),
  "GET /admin/redemption-codes/:id": admin(404),
  "POST /admin/redemption-codes/:id/bind": admin(400),
  "POST /admin/redemption-codes/:id/restore": admin(404),
  "GET /admin/redemption-codes/:id/symbol": admin(404),
  "POST /admin/redemption-codes/:id/void": admin(404),
  "POST /admin/redemption-codes/search": admin(400),
  "GET /admin/redemption-event-schemas": admin(200),
  "POST /admin/redemption-event-schemas": admin(400),
  "DELETE /admin/redemption-event-schemas/:id": admin(404),
  "GET /admin/redemption-event-schemas/:id": admin(404),
  "POST /admin/redemption-event-schemas/:id": admin(404),
  "GET /admin/redemption-events": admin(200),
  "POST /admin/redemption-events": admin(400),
  "POST /admin/redemption-events/batch": admin(400),
  "GET /admin/redemption-health": admin(200),
  "GET /admin/redemption-imports/sample": admin(200),
  "POST /admin/redemption-simulations": admin(400),
  "GET /admin/redemption-tasks": admin(200),
  "GET /admin/redemption-tasks/:id": admin(404),
  "POST /admin/redemption-tasks/:id/cancel": admin(404),
  "POST /admin/redemption-tasks/:id/confirm": admin(404),
  "GET /admin/redemption-tasks/:id/errors": admin(404),
  "GET /admin/redemption-tasks/:id/file": admin(404),
  "POST /admin/redemption-tasks/:id/retry": admin(404),
  "POST /admin/redemption-tasks/:id/undo": admin(404),
  "GET /admin/redemption-tiers": admin(200),
  "POST /admin/redemption-tiers": admin(400),
  "DELETE /admin/redemption-tiers/:id": admin(404),
  "GET /admin/redemption-tiers/:id": admin(404),
  "POST /admin/redemption-tiers/:id": admin(404),
  "GET /admin/redemptions": admin(200),
  "POST /admin/redemptions": admin(400),
  "GET /admin/redemptions/:id": admin(200),
  "POST /admin/redemptions/:id/effects/:effect_id/retry": admin(404),
  "POST /admin/redemptions/:id/reverse": admin(200),
  "GET /store/points": member(200),
  "GET /store/points/entries": member(200),
  "GET /store/redemption-campaigns": everybody,
  "POST /store/redemption-events": member(400),
  "GET /store/redemptions": member(200),
  "POST /store/redemptions": member(400),
  "GET /store/redemptions/:id": member(200, 404),
  "POST /store/redemptions/validate": member(400),
  "GET /store/referral": member(200),
  "POST /store/referral": member(400),
}

/** Fields that tables have and no body may set. */
const notForCallers = {
  id: "red_1",
  created_at: "2020-01-01T00:00:00Z",
  deleted_at: null,
  use_count: 0,
  requested_by: "user_1",
  announced_at: null,
}
const notForMembers = { ...notForCallers, customer_id: "cus_1", email: "grace@test.shop", status: "unused" }

inShop(({ shop, aMember, sql, service, getContainer }) => {
  const ada = aMember("ada")
  const grace = aMember("grace")
  let callers: Record<"user" | "customer", Record<Caller, Record<string, string>>>
  let redemption_id: string

  beforeEach(async () => {
    const { codes } = await shop.campaign()
    redemption_id = redeemed(await shop.redeem(ada, codes[0])).redemption.id
    callers = await everyCaller()
  })

  it("has a row for every route, and no row without one", () => {
    expect(Object.keys(access).sort()).toEqual(registeredRoutes())
  })

  it("lets in who may come in, route by route and caller by caller", async () => {
    const found: typeof access = {}
    for (const route of Object.keys(access)) {
      const answers: Partial<Record<Caller, number>> = {}
      for (const caller of Object.keys(access[route]) as Caller[]) {
        answers[caller] = (await ask(route, headersOf(route, caller))).status
      }
      found[route] = answers as Record<Caller, number>
    }
    expect(found).toEqual(access)
  })

  it("refuses fields that are not the caller's to set, by name, in every body", async () => {
    const loose: string[] = []
    for (const route of Object.keys(access).filter(
      (key) => key.startsWith("POST ") && !key.endsWith("/imports")
    )) {
      const isStore = route.includes(" /store/")
      const fields = isStore ? notForMembers : notForCallers
      const { status, body } = await ask(route, isStore ? ada.headers : shop.admin, fields)
      const message = (body as { message?: string }).message ?? ""
      const isNamed = Object.keys(fields).every((field) => message.includes(`${field}: is not a known field`))
      if (status !== 400 || !isNamed) {
        loose.push(`${route}: ${status} ${message}`)
      }
    }
    expect(loose).toEqual([])
  })

  it("takes nobody's word for who they are", async () => {
    const { codes } = await shop.campaign()
    const asGrace = [`customer_id=${grace.id}`, `email=${grace.email}`, `filters[customer_id]=${grace.id}`]
    for (const query of asGrace) {
      for (const path of ["/store/redemptions", "/store/points/entries"]) {
        expect((await shop.call("GET", `${path}?${query}`, undefined, ada.headers)).status).toBe(400)
      }
    }
    const spoofed = { "x-customer-id": grace.id, "x-medusa-customer-id": grace.id, "x-actor-id": grace.id }
    const { redemption } = redeemed(await shop.redeem(ada, codes[0], {}, spoofed))
    const { body } = await shop.asAdmin<{ redemption: { customer_id: string } }>(
      "GET",
      `/redemptions/${redemption.id}`
    )
    expect(body.redemption.customer_id).toBe(ada.id)
  })

  describe("a customer who is deleted", () => {
    const key = { "Idempotency-Key": "hers" }
    let codes: string[]

    beforeEach(async () => {
      const made = await shop.campaign({
        limits: {
          member: { executions: { value: 5, window: "total" } },
          campaign: { units: { value: 9_000, window: "total" } },
        },
      })
      codes = made.codes
      await shop.redeem(ada, codes[0], {}, key)
      await shop.redeem(ada, codes[4])
      await shop.redeem(ada, "CAP2222222222", {}, { "X-Forwarded-For": "203.0.113.9" })
      await shop.withCode(made.campaign.id, codes[3], "bind", { customer_id: ada.id })
      const given = { customer_ids: [ada.id], bind: false }
      const { status } = await shop.asAdmin(
        "POST",
        `/redemption-campaigns/${made.campaign.id}/hand-outs`,
        given
      )
      expect(status).toBe(200)
      await shop.adjust(ada, 5, "For Ada Lovelace")
      const claim = { referral_code: await shop.referralCode(ada) }
      expect((await shop.asMember(grace, "POST", "/referral", claim)).status).toBe(200)
    })

    it("can have all that is kept of them, without anything that could be redeemed", async () => {
      const { status, body } = await shop.asAdmin<Record<string, object[]>>(
        "GET",
        `/customers/${ada.id}/redemption-records`
      )
      expect(status).toBe(200)
      expect(body).toMatchObject({
        customer_id: ada.id,
        points_account: [{ balance: expect.anything() }],
        referral: [{ was_referred: false }],
        attempts: [{ refusal: "code_not_found", code_masked: expect.stringContaining("…") }],
      })
      expect(body.redemptions).toHaveLength(3)
      expect(body.codes).toHaveLength(1)
      expect(body.handed_codes).toMatchObject([{ campaign: "Bottle caps" }])
      expect(body.points_entries.map((entry) => (entry as { note: string }).note)).toContain(
        "For Ada Lovelace"
      )
      expect(codes.filter((code) => JSON.stringify(body).includes(code))).toEqual([])
    })

    it("leaves a pseudonym in the books, and books that add up", async () => {
      await deleteCustomersWorkflow(getContainer()).run({ input: { ids: [ada.id] } })
      await until(async () => (await traces()).length === 0)
      const accounts = await service().listRedemptionPointsAccounts({})
      expect(
        accounts.map(({ customer_id, balance }) => [
          customer_id.replace(/[0-9a-f]{32}$/, "…"),
          Number(balance),
        ])
      ).toEqual([["anonymous_…", 305]])
      // What was redeemed can still be taken back.
      const [redemption] = await service().listRedemptions({ customer_id: accounts[0].customer_id })
      expect((await shop.reverse(redemption.id)).status).toBe(200)
    })

    it("is found by the job when the event was lost, and again when something came in late", async () => {
      // What is still to be told names the member until it is.
      await whenAnnounced()
      await getContainer().resolve(Modules.CUSTOMER).softDeleteCustomers([ada.id])
      expect(await forgetDeletedMembers(getContainer())).toBe(1)
      expect(await traces()).toEqual([])
      await shop.redeemFor(ada.id, codes[1])
      expect((await shop.redeem(ada, codes[2])).status).toBe(200)
      await whenAnnounced()
      await forgetDeletedMembers(getContainer())
      expect(await traces()).toEqual([])
      expect(await forgetDeletedMembers(getContainer())).toBe(0)
    })

    it("is found by the job when all that is left is a code that they were given", async () => {
      const { campaign } = await shop.campaign()
      const joan = await shop.member("joan")
      await shop.asAdmin("POST", `/redemption-campaigns/${campaign.id}/hand-outs`, {
        customer_ids: [joan.id],
      })
      await getContainer().resolve(Modules.CUSTOMER).softDeleteCustomers([joan.id])
      expect(await forgetDeletedMembers(getContainer())).toBe(1)
      expect(await sql("select 1 from redemption_handed_code where customer_id = ?", [joan.id])).toEqual([])
    })
  })

  /** The tables of ours in which the member's id, or what staff wrote about them, still stands. */
  async function traces(): Promise<string[]> {
    const tables = await sql<{ table_name: string }>(
      "select table_name from information_schema.tables where table_name like 'redemption%' and table_type = 'BASE TABLE'"
    )
    const found: string[] = []
    for (const { table_name } of tables) {
      const rows = await sql(
        `select 1 from "${table_name}" as one where one::text like ? or one::text like '%Lovelace%' limit 1`,
        [`%${ada.id}%`]
      )
      if (rows.length > 0) {
        found.push(table_name)
      }
    }
    return found
  }

  async function ask(route: string, headers: Record<string, string>, data?: object) {
    const [method, pattern] = route.split(" ") as ["GET" | "POST" | "DELETE", string]
    const url = pattern
      .replace("/redemptions/:id", `/redemptions/${redemption_id}`)
      .replace(/:[a-z_]+/g, "missing_1")
    return await shop.call(method, url, data, headers)
  }

  /** Everybody but a guest has the key of the storefront with them where there is a door that asks for it. */
  function headersOf(route: string, caller: Caller): Record<string, string> {
    const isStore = route.includes(" /store/")
    const key = isStore && caller !== "guest" ? shop.publishable : {}
    return { ...key, ...callers[isStore ? "customer" : "user"][caller] }
  }

  async function everyCaller(): Promise<typeof callers> {
    const container = getContainer()
    const { jwtSecret } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE).projectConfig.http
    const [user] = await container.resolve(Modules.USER).listUsers({})
    const [secret] = await container
      .resolve(Modules.API_KEY)
      .createApiKeys([{ title: "Server", type: "secret", created_by: user.id }])
    const cookie = await shop.session()
    const sign = (content: Record<string, unknown>, expiresIn: string) =>
      generateJwtToken(content, { secret: jwtSecret, expiresIn, jwtOptions: {} })
    const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
    /** Tokens of a user at the doors of users, of a customer at those of customers: only the token is wrong. */
    const callersAs = (actor_type: string, actor_id: string): Record<Caller, Record<string, string>> => {
      const content = { actor_id, actor_type, auth_identity_id: "authid_1", app_metadata: {} }
      return {
        guest: {},
        storefront: shop.publishable,
        ada: ada.headers,
        grace: grace.headers,
        session: { cookie },
        token: shop.admin,
        "secret key": { authorization: `Basic ${Buffer.from(`${secret.token}:`).toString("base64")}` },
        expired: bearer(sign(content, "-1s")),
        tampered: bearer(tampered(sign({ ...content, actor_id: "somebody" }, "1d"), content)),
        unsigned: bearer(unsigned(content)),
      }
    }
    return { user: callersAs("user", user.id), customer: callersAs("customer", ada.id) }
  }
})

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url")
const anHour = () => ({ iat: Math.floor(Date.now() / 1_000), exp: Math.floor(Date.now() / 1_000) + 3_600 })

/** Another content under the signature of the first. */
function tampered(token: string, content: object): string {
  const [head, , signature] = token.split(".")
  return [head, encoded({ ...content, ...anHour() }), signature].join(".")
}

const unsigned = (content: object) =>
  `${encoded({ alg: "none", typ: "JWT" })}.${encoded({ ...content, ...anHour() })}.`
