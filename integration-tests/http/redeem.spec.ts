import { inShop } from "./in-shop"
import { aCampaign, outcomeOf, redeemed, refused } from "./shop"

inShop(({ shop, aMember, sql }) => {
  const ada = aMember("ada")
  const grace = aMember("grace")

  describe("redeeming a code", () => {
    it("gives the points at once and says so", async () => {
      const { campaign, codes } = await shop.campaign()
      const { status, body } = await shop.redeem(ada, codes[0])
      expect(status).toBe(200)
      expect(body).toEqual({
        type: "redemption",
        redemption: {
          id: expect.stringMatching(/^red_/),
          campaign: { id: campaign.id, name: "Bottle caps" },
          status: "completed",
          points: 100,
          effects: [{ type: "add_points", status: "applied", points: 100 }],
          created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
          repeated: false,
        },
        points: { balance: 100 },
      })
      expect(await shop.balance(ada)).toBe(100)
    })

    it.each([
      ["lower case, spaces and dashes", (code: string) => ` ${code.toLowerCase().replace("-", " - ")} `],
      ["a link", (code: string) => `https://shop.example/redeem?code=${encodeURIComponent(code)}`],
      ["what a scanner sends", (code: string) => `]C1${code}\r\n`],
      ["full-width characters", (code: string) => code.replace(/[A-Z0-9]/g, wide)],
    ])("reads %s as the same code", async (_how, typed) => {
      const { codes } = await shop.campaign()
      expect(outcomeOf(await shop.redeem(ada, typed(codes[0])))).toBe("redemption")
    })

    it("tells the same member the first result again, and gives nothing twice", async () => {
      const { codes } = await shop.campaign()
      const first = redeemed(await shop.redeem(ada, codes[0]))
      const again = redeemed(await shop.redeem(ada, codes[0]))
      expect(again).toEqual({ ...first, redemption: { ...first.redemption, repeated: true } })
      expect(await shop.balance(ada)).toBe(100)
    })

    it("refuses it to everybody else, without saying who or when", async () => {
      const { codes } = await shop.campaign()
      await shop.redeem(ada, codes[0])
      const { status, body } = await shop.redeem(grace, codes[0])
      expect(status).toBe(200)
      expect(body).toEqual({
        type: "rejection",
        error: {
          code: "code_already_redeemed",
          message: "This code has already been redeemed.",
          retryable: false,
          details: {},
        },
      })
      expect(await shop.balance(grace)).toBe(0)
    })

    it("shows a member their own redemptions only", async () => {
      const { codes } = await shop.campaign()
      const { redemption } = redeemed(await shop.redeem(ada, codes[0]))
      const url = `/redemptions/${redemption.id}`
      expect(await shop.asMember(ada, "GET", url)).toEqual({ status: 200, body: { redemption } })
      expect((await shop.asMember(grace, "GET", url)).status).toBe(404)
      expect((await shop.asMember(ada, "GET", "/redemptions")).body).toEqual({
        redemptions: [redemption],
        count: 1,
        offset: 0,
        limit: 20,
      })
      expect((await shop.asMember(grace, "GET", "/redemptions")).body).toMatchObject({ count: 0 })
    })

    it("shows of its lists the fields that are asked for", async () => {
      const { codes } = await shop.campaign()
      const { redemption } = redeemed(await shop.redeem(ada, codes[0]))
      expect((await shop.asMember(ada, "GET", "/redemptions?fields=points")).body).toMatchObject({
        redemptions: [{ id: redemption.id, points: 100 }],
      })
      const { body } = await shop.asMember<{ entries: object[] }>(
        ada,
        "GET",
        "/points/entries?fields=amount,type"
      )
      expect(body.entries).toEqual([{ id: expect.any(String), amount: 100, type: "add" }])
    })

    it("takes any text for a code, and says of what is far too long that it is none", async () => {
      expect(refused(await shop.redeem(ada, "A".repeat(50_000)))).toMatchObject({
        code: "code_malformed",
        details: { problem: "too_long" },
      })
    })

    it("keeps a ledger: points that are pending are not in the balance, points that expire say when", async () => {
      const effects = [
        { type: "add_points", points: 30, expires_after_days: 10 },
        { type: "add_points", points: 7, pending_days: 3 },
      ]
      const { codes } = await shop.campaign({ rules: [{ effects }] })
      expect(redeemed(await shop.redeem(ada, codes[0])).points.balance).toBe(30)
      const points = await shop.points(ada)
      expect(points).toMatchObject({
        balance: 30,
        pending: 7,
        lifetime: 37,
        tier: null,
        next_tier: null,
      })
      expect(points.expiring).toEqual([{ amount: 30, expires_at: expect.any(String) }])
      const { body } = await shop.asMember<{ entries: object[] }>(ada, "GET", "/points/entries")
      expect(body).toMatchObject({ count: 2 })
      expect(body.entries).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ amount: 30, status: "active", type: "add", balance_after: 30 }),
          expect.objectContaining({ amount: 7, status: "pending", type: "add", balance_after: 30 }),
        ])
      )
    })

    it("lets a multi-use code be used so often and no more", async () => {
      const { campaign } = await shop.campaign({ quantity: undefined, activate: false })
      await shop.batch(campaign.id, {
        quantity: 1,
        max_uses: 2,
      })
      await shop.move(campaign.id, "activate")
      const [code] = await shop.codes(campaign.id)
      expect(outcomeOf(await shop.redeem(ada, code))).toBe("redemption")
      expect(outcomeOf(await shop.redeem(grace, code))).toBe("redemption")
      expect(outcomeOf(await shop.redeem(ada, code))).toBe("code_already_redeemed")
    })
  })

  describe("idempotency keys", () => {
    it("answer the same, to the letter, and write nothing", async () => {
      const { codes } = await shop.campaign()
      const key = { "idempotency-key": "attempt-1" }
      const first = await shop.redeem(ada, codes[0], {}, key)
      await shop.redeem(ada, codes[1])
      const again = await shop.redeem(ada, codes[0], {}, key)
      expect(again).toEqual(first)
      expect(await shop.balance(ada)).toBe(200)
    })

    it("are a conflict with another body", async () => {
      const { codes } = await shop.campaign()
      const key = { "idempotency-key": "attempt-1" }
      await shop.redeem(ada, codes[0], {}, key)
      expect((await shop.redeem(ada, codes[1], {}, key)).status).toBe(409)
      expect(await shop.balance(ada)).toBe(100)
    })

    it("keep a refusal too", async () => {
      const { campaign, codes } = await shop.campaign()
      await shop.move(campaign.id, "pause")
      const key = { "idempotency-key": "attempt-1" }
      const first = await shop.redeem(ada, codes[0], {}, key)
      expect(outcomeOf(first)).toBe("campaign_paused")
      await shop.move(campaign.id, "activate")
      expect(await shop.redeem(ada, codes[0], {}, key)).toEqual(first)
      expect(outcomeOf(await shop.redeem(ada, codes[0], {}, { "idempotency-key": "attempt-2" }))).toBe(
        "redemption"
      )
    })

    it("of one member mean nothing for another", async () => {
      const { codes } = await shop.campaign()
      const key = { "idempotency-key": "attempt-1" }
      expect(outcomeOf(await shop.redeem(ada, codes[0], {}, key))).toBe("redemption")
      expect(outcomeOf(await shop.redeem(grace, codes[1], {}, key))).toBe("redemption")
    })

    it.each(["", "two words", "x".repeat(256), "ümlaut"])("must be keys: %j is a 400", async (key) => {
      const { codes } = await shop.campaign()
      const header = { "idempotency-key": encodeHeader(key) }
      const { status, body } = await shop.redeem(ada, codes[0], {}, header)
      expect(status).toBe(400)
      expect((body as unknown as { message: string }).message).toContain("Idempotency-Key")
    })
  })

  describe("refusals", () => {
    const refusalOf = async (code: string) => refused(await shop.redeem(ada, code))

    it.each([
      ["", "empty"],
      ["  - ", "empty"],
      ["ABC_ÄÖÜ", "invalid_characters"],
      ["A".repeat(65), "too_long"],
      ["A".repeat(600), "too_long"],
    ])("%j is malformed", async (code, problem) => {
      await shop.campaign()
      expect(await refusalOf(code)).toMatchObject({
        code: "code_malformed",
        retryable: false,
        details: { problem },
      })
    })

    it("unknown, voided, bound to another and of a draft answer members the same, byte for byte", async () => {
      const { campaign, codes } = await shop.campaign()
      await shop.withCode(campaign.id, codes[0], "void")
      await shop.withCode(campaign.id, codes[1], "bind", { customer_id: grace.id })
      const draft = await shop.campaign({ activate: false, code_format: { prefix: "DRAFT", length: 10 } })
      const answers = await Promise.all(
        ["CAPBBBBBBBBBB", codes[0], codes[1], draft.codes[0]].map(
          async (code) => (await shop.redeem(ada, code)).body
        )
      )
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
      expect(refused({ body: answers[0] }).code).toBe("code_not_found")

      const asStaff = async (code: string) => refused(await shop.redeemFor(ada.id, code)).details.reason
      expect(await asStaff("CAPBBBBBBBBBB")).toBe("code_not_found")
      expect(await asStaff(codes[0])).toBe("code_voided")
      expect(await asStaff(codes[1])).toBe("code_bound_to_other")
      expect(await asStaff(draft.codes[0])).toBe("campaign_not_active")
      expect(outcomeOf(await shop.redeem(grace, codes[1]))).toBe("redemption")
    })

    it("name the campaign's state: not started, ended, paused", async () => {
      const day = 86_400_000
      const at = (offset: number) => new Date(Date.now() + offset).toISOString()
      const early = await shop.campaign({
        starts_at: at(day),
        code_format: { prefix: "EARLY", length: 10 },
      })
      const refusal = await refusalOf(early.codes[0])
      expect(refusal).toMatchObject({ code: "campaign_not_started", retryable: true })
      expect(refusal.retry_at).toBe(early.campaign.starts_at)

      const { campaign, codes } = await shop.campaign()
      await shop.move(campaign.id, "pause")
      expect(await refusalOf(codes[0])).toMatchObject({
        code: "campaign_paused",
        retryable: true,
      })
      await shop.asAdmin("POST", `/redemption-campaigns/${campaign.id}`, {
        ends_at: at(-day),
        starts_at: at(-2 * day),
      })
      await sql("update redemption_campaign set status = 'active' where id = ?", [campaign.id])
      expect(await refusalOf(codes[0])).toMatchObject({
        code: "campaign_ended",
        retryable: false,
      })
    })

    it("are told in the member's language, by header or query, in English otherwise", async () => {
      const ada = await shop.member("polyglot")
      const messageIn = async (headers: Record<string, string>, query = "") => {
        const { body } = await shop.call<{ error: { code: string; message: string } }>(
          "POST",
          `/store/redemptions${query}`,
          { code: "NOSUCHCODE" },
          { ...ada.headers, ...headers }
        )
        expect(body.error.code).toBe("code_not_found")
        return body.error.message
      }
      expect(await messageIn({})).toMatch(/^We could not find this code/)
      expect(await messageIn({ "x-medusa-locale": "de-DE" })).toMatch(/^Diesen Code konnten wir nicht finden/)
      expect(await messageIn({}, "?locale=fr-FR")).toMatch(/^Nous n’avons pas trouvé ce code/)
      expect(await messageIn({ "x-medusa-locale": "sv-SE" })).toMatch(/^We could not find this code/)
    })

    it("name an expired code", async () => {
      const { campaign } = await shop.campaign()
      await shop.batch(campaign.id, {
        quantity: 1,
        expires_at: new Date(Date.now() - 1_000).toISOString(),
        code_format: { prefix: "OLD", length: 10 },
      })
      const found = await shop.asAdmin<{ redemption_codes: { code: string }[] }>(
        "POST",
        "/redemption-codes/search",
        { code: "old" }
      )
      expect((await refusalOf(found.body.redemption_codes[0].code)).code).toBe("code_expired")
    })

    it("name conditions and event attributes", async () => {
      const event_schema_id = await shop.eventSchema({
        event_type: "receipt",
        name: "Receipt",
        attributes: [
          { name: "promo_code", type: "text", required: true },
          { name: "amount", type: "number", required: true },
        ],
      })
      const { codes } = await shop.campaign({
        event_schema_id,
        rules: [
          {
            conditions: [{ attribute: "event.amount", operator: "gte", value: 10 }],
            effects: [{ type: "add_points", per_unit: { attribute: "event.amount", factor: 0.1, cap: 5 } }],
          },
        ],
      })
      const wrong = await shop.redeem(ada, codes[0], { event_attributes: { amount: "12", colour: "red" } })
      expect(refused(wrong)).toMatchObject({
        code: "event_invalid",
        details: {
          problems: expect.arrayContaining([
            { attribute: "amount", message: expect.any(String) },
            { attribute: "colour", message: expect.any(String) },
          ]),
        },
      })
      expect(outcomeOf(await shop.redeem(ada, codes[0], { event_attributes: { amount: 9 } }))).toBe(
        "conditions_not_met"
      )
      const given = await shop.redeem(ada, codes[0], { event_attributes: { amount: 29 } })
      expect(redeemed(given).redemption.points).toBe(2)
      const capped = await shop.redeem(ada, codes[1], { event_attributes: { amount: 1_000 } })
      expect(redeemed(capped).redemption.points).toBe(5)
    })

    it("consume nothing and leave one attempt each, without the code", async () => {
      const { codes } = await shop.campaign()
      await shop.redeem(ada, codes[0])
      await shop.redeem(grace, codes[0])
      await shop.redeem(grace, "CAPBBBBBBBBBB")
      const rows = await sql("select * from redemption_attempt order by id")
      expect(rows.map(({ refusal }) => refusal)).toEqual(["code_already_redeemed", "code_not_found"])
      const canonical = codes[0].replace(/[^0-9A-Z]/g, "")
      expect(JSON.stringify(rows)).not.toContain(canonical)
      expect(JSON.stringify(rows)).not.toContain(codes[0])
      const stored = await sql("select trace, usage from redemption")
      expect(JSON.stringify(stored)).not.toContain(canonical)
    })
  })

  describe("validate", () => {
    it("says what a code would give and changes nothing", async () => {
      const { campaign, codes } = await shop.campaign()
      expect(await shop.validate(ada, codes[0])).toEqual({
        status: 200,
        body: {
          type: "valid",
          campaign: { id: campaign.id, name: "Bottle caps" },
          rewards: [{ type: "add_points", points: 100 }],
        },
      })
      expect(await shop.balance(ada)).toBe(0)
      expect(outcomeOf(await shop.redeem(grace, codes[0]))).toBe("redemption")
      expect((await shop.validate(ada, codes[0])).body).toMatchObject({
        error: { code: "code_already_redeemed" },
      })
    })
  })

  describe("who may", () => {
    it("needs a member: 401 without a token or with a bad one", async () => {
      const { codes } = await shop.campaign()
      const tries = [shop.publishable, { ...shop.publishable, authorization: "Bearer rubbish" }, shop.admin]
      for (const headers of tries.slice(0, 2)) {
        expect((await shop.call("POST", "/store/redemptions", { code: codes[0] }, headers)).status).toBe(401)
        expect((await shop.call("GET", "/store/points", undefined, headers)).status).toBe(401)
      }
      const adminToken = { ...shop.publishable, ...shop.admin }
      expect((await shop.call("POST", "/store/redemptions", { code: codes[0] }, adminToken)).status).toBe(401)
    })

    it("keeps members out of the admin API", async () => {
      const tries: Record<string, string>[] = [{}, { authorization: ada.headers.authorization }]
      for (const headers of tries) {
        expect((await shop.call("GET", "/admin/redemption-campaigns", undefined, headers)).status).toBe(401)
        expect(
          (await shop.call("POST", "/admin/redemption-codes/search", { code: "A" }, headers)).status
        ).toBe(401)
      }
    })

    it("takes the member from the token, never from the body", async () => {
      const { codes } = await shop.campaign()
      const { status, body } = await shop.redeem(ada, codes[0], { customer_id: grace.id })
      expect(status).toBe(400)
      expect((body as unknown as { message: string }).message).toContain("customer_id")
    })

    it("redeems on behalf of members with an account only", async () => {
      const { codes } = await shop.campaign()
      const onBehalf = (customer_id: string) => shop.redeemFor(customer_id, codes[0], { note: "Counter" })
      const guest = await shop.asAdmin<{ customer: { id: string } }>("POST", "/customers", {
        email: "guest@test.shop",
      })
      expect((await onBehalf(guest.body.customer.id)).body).toMatchObject({
        error: { code: "customer_required" },
      })
      expect((await onBehalf("cus_nobody")).body).toMatchObject({ error: { code: "customer_required" } })
      expect((await onBehalf(ada.id)).body).toMatchObject({ type: "redemption", points: { balance: 100 } })
      expect(await shop.balance(ada)).toBe(100)
    })
  })

  describe("limits", () => {
    it("hold per member, say when to come back, and may be overridden by staff", async () => {
      const { codes } = await shop.campaign({
        limits: { member: { executions: { value: 1, window: { unit: "month", count: 1 } } } },
      })
      await shop.redeem(ada, codes[0])
      const error = refused(await shop.redeem(ada, codes[1]))
      expect(error).toMatchObject({ code: "member_limit_reached", retryable: true })
      const now = new Date()
      expect(error.retry_at).toBe(
        new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1)).toISOString()
      )
      expect(outcomeOf(await shop.redeem(grace, codes[1]))).toBe("redemption")
      const overridden = await shop.redeemFor(ada.id, codes[2], { ignore_member_limit: true })
      expect(overridden.body).toMatchObject({ type: "redemption" })
    })

    it("edited below what is used claw nothing back and let nobody in until there is room", async () => {
      const { campaign, codes } = await shop.campaign({
        limits: { member: { executions: { value: 3 } }, campaign: { executions: { value: 10 } } },
      })
      await shop.redeem(ada, codes[0])
      await shop.redeem(ada, codes[1])
      const edit = (limits: object) =>
        shop.asAdmin("POST", `/redemption-campaigns/${campaign.id}`, { limits })
      await edit({ member: { executions: { value: 1 } } })
      expect(outcomeOf(await shop.redeem(ada, codes[2]))).toBe("member_limit_reached")
      await edit({ campaign: { executions: { value: 1 } } })
      expect(outcomeOf(await shop.redeem(ada, codes[2]))).toBe("campaign_limit_reached")
      expect(await shop.balance(ada)).toBe(200)
      await edit({ campaign: { executions: { value: 3 } } })
      expect(outcomeOf(await shop.redeem(ada, codes[2]))).toBe("redemption")
      expect(outcomeOf(await shop.redeem(ada, codes[3]))).toBe("campaign_limit_reached")
    })

    it("hold for the campaign: executions, and units all or nothing", async () => {
      const total = (value: number) => ({ value, window: "total" })
      const few = await shop.campaign({
        limits: { campaign: { executions: total(2) } },
        code_format: { prefix: "FEW", length: 10 },
      })
      const outcomes = []
      for (const code of few.codes.slice(0, 3)) {
        outcomes.push(outcomeOf(await shop.redeem(ada, code)))
      }
      expect(outcomes).toEqual(["redemption", "redemption", "campaign_limit_reached"])

      const tight = await shop.campaign({ ...aCampaign(), limits: { campaign: { units: total(250) } } })
      const spent = []
      for (const code of tight.codes.slice(0, 3)) {
        spent.push(outcomeOf(await shop.redeem(ada, code)))
      }
      expect(spent).toEqual(["redemption", "redemption", "budget_exhausted"])
      expect(await shop.totals(tight.campaign.id)).toMatchObject({
        codes: 5,
        used: 2,
        unused: 3,
        voided: 0,
        redemptions: 2,
        members: 1,
        points: 200,
        rate: 0.4,
        budget: { limit: 250, used: 200 },
      })
    })
  })
})

/** The full-width twin of an ASCII character. */
const wide = (character: string) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)

/** Headers carry bytes: what is outside Latin-1 is sent as the bytes of its UTF-8. */
const encodeHeader = (value: string) => Buffer.from(value, "utf8").toString("latin1")
