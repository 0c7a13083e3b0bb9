import { Modules } from "@medusajs/framework/utils"
import type { SimulationAnswer } from "../../src/contracts/simulation"
import middlewares from "../../src/api/middlewares"
import { attributeNames } from "../../src/domain/conditions/attributes"
import { operators } from "../../src/domain/conditions/registry"
import { hear } from "./hear"
import { inShop } from "./in-shop"
import { aCampaign, outcomeOf, type Member } from "./shop"
import { until } from "./until"

const gives = (points: number, more: object = {}) => ({ effects: [{ type: "add_points", points }], ...more })

inShop(({ shop, aMember, sql, service, getContainer }) => {
  const ada = aMember("ada")
  const grace = aMember("grace")

  const groupOf = async (member: Member, name = "VIP") => {
    const customers = getContainer().resolve(Modules.CUSTOMER)
    const group = await customers.createCustomerGroups({ name })
    await customers.addCustomerToGroup({ customer_id: member.id, customer_group_id: group.id })
    return group.id
  }
  const create = (settings: object) =>
    shop.asAdmin<{ message: string }>("POST", "/redemption-campaigns", { ...aCampaign(), ...settings })

  describe("rules", () => {
    it("ask about segment, member and code, all of a rule and each rule for itself", async () => {
      const vip = await groupOf(ada)
      const { codes } = await shop.campaign({
        rules: [
          gives(100, { conditions: [{ attribute: "customer.groups", operator: "any_of", value: [vip] }] }),
          gives(10, { conditions: [{ attribute: "code", operator: "starts_with", value: "cap-" }] }),
          gives(1_000, {
            conditions: [
              { attribute: "customer.groups", operator: "any_of", value: [vip] },
              { attribute: "member.redemption_count", operator: "gte", value: 1 },
            ],
          }),
        ],
      })
      expect((await shop.redeem(ada, codes[0])).body).toMatchObject({ redemption: { points: 110 } })
      expect((await shop.redeem(ada, codes[1])).body).toMatchObject({ redemption: { points: 1_110 } })
      expect((await shop.redeem(grace, codes[2])).body).toMatchObject({ redemption: { points: 10 } })
    })

    it.each<[string, object, string]>([
      [
        "31 conditions",
        gives(1, {
          conditions: Array.from({ length: 31 }, () => ({ attribute: "code", operator: "exists" })),
        }),
        "rules.0.conditions",
      ],
      ["no effect", { effects: [] }, "rules.0.effects"],
      ["an unknown effect", { effects: [{ type: "give_pony" }] }, "rules.0.effects.0.type"],
      [
        "an unknown operator",
        gives(1, { conditions: [{ attribute: "code", operator: "is_like", value: "x" }] }),
        "rules.0.conditions.0.operator",
      ],
      [
        "a regular expression",
        gives(1, { conditions: [{ attribute: "code", operator: "matches", value: "(a+)+$" }] }),
        "rules.0.conditions.0.operator",
      ],
      [
        "an unknown attribute",
        gives(1, { conditions: [{ attribute: "event.colour", operator: "exists" }] }),
        "rules.0.conditions.0.attribute",
      ],
      [
        "__proto__",
        gives(1, { conditions: [{ attribute: "event.__proto__", operator: "exists" }] }),
        "rules.0.conditions.0.attribute",
      ],
      [
        "a wrong value",
        gives(1, { conditions: [{ attribute: "member.points", operator: "gt", value: "many" }] }),
        "rules.0.conditions.0.value",
      ],
      ["a referrer in a direct campaign", gives(1, { target: "referrer" }), "rules.0.target"],
    ])("refuse %s by name", async (_what, rule, field) => {
      const { status, body } = await create({ rules: [rule] })
      expect(status).toBe(400)
      expect(body.message).toContain(field)
    })

    it("know every operator on every kind of attribute", async () => {
      const vip = await groupOf(ada)
      const event_schema_id = await shop.eventSchema({
        event_type: "all_types",
        name: "All types",
        attributes: [
          { name: "code", type: "text", required: true },
          { name: "shop", type: "text" },
          { name: "amount", type: "number" },
          { name: "is_gift", type: "boolean" },
          { name: "bought_at", type: "datetime" },
          { name: "absent", type: "number" },
        ],
      })
      // Each with whether it holds, for what is simulated below. What is missing fulfils nothing.
      const table: [attribute: string, operator: string, value: unknown, holds: boolean][] = [
        ["event.shop", "eq", "Cinema Nord", true],
        ["event.shop", "ne", "Cinema Nord", false],
        ["event.shop", "in", ["Cinema Nord", "x"], true],
        ["event.shop", "not_in", ["Cinema Nord"], false],
        ["event.shop", "contains", "ma No", true],
        ["event.shop", "not_contains", "ma No", false],
        ["event.shop", "starts_with", "Cin", true],
        ["event.shop", "ends_with", "Süd", false],
        ["event.amount", "eq", 9, true],
        ["event.amount", "gt", 10, false],
        ["event.amount", "gte", 9, true],
        ["event.amount", "lt", 10, true],
        ["event.amount", "lte", 8.99, false],
        ["event.amount", "between", [1, 9], true],
        ["event.is_gift", "eq", false, true],
        ["event.bought_at", "before", "2026-07-01T00:00:00+02:00", true],
        ["event.bought_at", "after", "2026-07-01T00:00:00Z", false],
        ["event.bought_at", "between", ["2026-06-01T00:00:00Z", "2026-07-01T00:00:00Z"], true],
        ["event.absent", "exists", undefined, false],
        ["event.absent", "not_exists", undefined, true],
        ["event.absent", "ne", 5, false],
        ["event.code", "starts_with", "cap-", true],
        ["code", "starts_with", "cap", true],
        ["batch.tag", "eq", "flyer", true],
        ["customer.email", "ends_with", "@TEST.shop", true],
        ["customer.has_account", "eq", true, true],
        ["customer.created_at", "after", "2025-01-01T00:00:00Z", false],
        ["customer.groups", "any_of", [vip, "other"], true],
        ["customer.groups", "none_of", [vip], false],
        ["customer.groups", "contains", vip, true],
        ["customer.metadata.city", "eq", "Paris", true],
        ["customer.metadata.age", "gte", 18, true],
        ["customer.metadata.none", "exists", undefined, false],
        ["member.tier", "any_of", ["Gold"], true],
        ["member.points", "lt", 50, false],
        ["member.lifetime_points", "gte", 70, true],
        ["member.redemption_count", "eq", 3, true],
        ["order.count", "gte", 2, true],
        ["order.total", "exists", undefined, false],
        ["order.currency_code", "eq", "eur", false],
        ["sales_channel.id", "exists", undefined, false],
        ["now", "day_of_week", ["saturday", "sunday"], true],
        ["now", "time_between", ["22:00", "06:00"], true],
        ["now", "before", "2026-06-20T23:29:59Z", false],
      ]
      const rules = Array.from({ length: Math.ceil(table.length / 30) }, (_, index) =>
        gives(1, {
          conditions: table
            .slice(index * 30, (index + 1) * 30)
            .map(([attribute, operator, value]) => ({ attribute, operator, value })),
        })
      )
      const { campaign, codes } = await shop.campaign({
        event_schema_id,
        code_attribute: "code",
        rules,
      })
      const [batch_id] = await shop.batches(campaign.id)
      await shop.asAdmin("POST", `/redemption-batches/${batch_id}`, { tag: "flyer" })
      const { body } = await shop.asAdmin<SimulationAnswer>("POST", "/redemption-simulations", {
        code: codes[0],
        // A Saturday night.
        at: "2026-06-20T23:30:00Z",
        event_attributes: {
          shop: "Cinema Nord",
          amount: 9,
          is_gift: false,
          bought_at: "2026-06-30T20:00:00Z",
        },
        customer: {
          email: "Ada@test.shop",
          created_at: "2024-05-05T00:00:00Z",
          groups: [vip],
          metadata: { city: "Paris", age: 36 },
          tier: "Gold",
          points: 50,
          lifetime_points: 70,
          redemption_count: 3,
          order_count: 2,
        },
      })
      const seen = new Map(body.trace.map(({ check, passed }) => [check, passed]))
      const outcomes = table.map(([attribute, operator, value], index) => [
        attribute,
        operator,
        value,
        seen.get(`rule.${Math.floor(index / 30)}.condition.${index % 30}.${attribute}.${operator}`) ??
          seen.get(`rule.${Math.floor(index / 30)}.condition.${index % 30}.code.${operator}`),
      ])
      expect(outcomes).toEqual(table)
      expect(new Set(table.map(([, operator]) => operator))).toEqual(new Set(operators.keys()))
      const asked = new Set(table.map(([attribute]) => attribute))
      expect(attributeNames.filter((name) => !asked.has(name))).toEqual([])
    })

    it("ask for the sales channel that the storefront's key stands for", async () => {
      const channels = await getContainer().resolve(Modules.SALES_CHANNEL).listSalesChannels({})
      const own = channels.find(({ name }) => name === "Test storefront")!
      const { codes } = await shop.campaign({
        rules: [
          gives(5, { conditions: [{ attribute: "sales_channel.id", operator: "eq", value: own.id }] }),
          gives(7, { conditions: [{ attribute: "sales_channel.id", operator: "eq", value: "sc_other" }] }),
        ],
      })
      expect((await shop.redeem(ada, codes[0])).body).toMatchObject({ redemption: { points: 5 } })
      const byStaff = await shop.redeemFor(ada.id, codes[1])
      expect(byStaff.body).toMatchObject({ error: { code: "conditions_not_met" } })
    })

    it("survive numbers and nesting that no parser likes", async () => {
      const raw = async (json: string) =>
        (
          await shop.call("POST", "/admin/redemption-campaigns", json, {
            ...shop.admin,
            "content-type": "application/json",
          })
        ).status
      const rule = (value: string) =>
        `{"name":"x","rules":[{"conditions":[{"attribute":"member.points","operator":"gt","value":${value}}],"effects":[{"type":"add_points","points":1}]}]}`
      expect(await raw(rule("1e309"))).toBe(400)
      expect(await raw(rule("[".repeat(10_000) + "]".repeat(10_000)))).toBe(400)
      const deep = "[".repeat(10_000) + "]".repeat(10_000)
      expect(await raw(`{"name":"x","metadata":{"a":${deep}}}`)).toBe(400)
      const redeemed = await shop.call(
        "POST",
        "/store/redemptions",
        `{"code":"X","event_attributes":{"a":${deep}}}`,
        {
          ...ada.headers,
          "content-type": "application/json",
        }
      )
      expect(redeemed.status).toBe(400)
      expect(redeemed.body).toMatchObject({ message: expect.stringContaining("event_attributes.a") })
    })
  })

  describe("simulations", () => {
    const simulate = (body: object) => shop.asAdmin<SimulationAnswer>("POST", "/redemption-simulations", body)

    it("say check by check what would happen, and write nothing at all", async () => {
      const vip = await groupOf(ada)
      const { codes, campaign } = await shop.campaign({
        rules: [
          gives(50, { conditions: [{ attribute: "customer.groups", operator: "any_of", value: [vip] }] }),
        ],
        limits: { member: { executions: { value: 3, window: { unit: "day", count: 1 } } } },
      })
      await shop.redeem(ada, codes[0])
      const tables = [
        "redemption",
        "redemption_attempt",
        "redemption_usage",
        "redemption_points_entry",
        "redemption_event",
      ]
      const contents = async () => {
        const all = await Promise.all(
          [...tables, "redemption_code", "redemption_points_account"].map((table) =>
            sql(`select * from ${table} order by id`)
          )
        )
        return JSON.stringify(all)
      }
      // What the redemption above leaves to the background is told first.
      const untold =
        "select 1 from redemption where announced_at is null union all select 1 from redemption_points_account where tier_checked_at is null"
      await until(async () => (await sql(untold)).length === 0)
      const before = await contents()

      const would = await simulate({ code: codes[1], customer_id: ada.id })
      expect(would.body).toMatchObject({
        verdict: "redemption",
        error: null,
        campaign: { id: campaign.id },
        effects: [{ type: "add_points", points: 50, target: "member", rule_index: 0, effect_index: 0 }],
        limits: [{ scope: "member", kind: "executions", limit: 3, used: 1, amount: 1, remaining: 2 }],
        points: { before: 50, after: 100, pending: 0 },
        store_answer: { type: "valid", rewards: [{ type: "add_points", points: 50 }] },
      })
      expect(would.body.campaign).toMatchObject({
        event_schema_id: expect.stringMatching(/^redsch_/),
        code_attribute: "promo_code",
        rules: [{ name: expect.any(String) }],
      })
      expect(would.body.trace.every(({ passed }) => passed)).toBe(true)

      const refused = await simulate({ code: codes[1], customer_id: grace.id })
      expect(refused.body).toMatchObject({
        verdict: "rejection",
        error: { code: "conditions_not_met" },
        points: null,
        store_answer: { type: "rejection", error: { code: "conditions_not_met" } },
      })
      expect(refused.body.trace).toContainEqual({
        check: "rule.0.condition.0.customer.groups.any_of",
        passed: false,
        expected: [vip],
        actual: [],
      })
      expect((await simulate({ code: codes[1], customer: { groups: [vip] } })).body.verdict).toBe(
        "redemption"
      )
      expect((await simulate({ code: codes[1], customer: { has_account: false } })).body.error).toMatchObject(
        { code: "customer_required" }
      )
      expect((await simulate({ code: codes[1], customer_id: "cus_nobody" })).body.error).toMatchObject({
        code: "customer_required",
      })
      expect((await simulate({ code: codes[0], customer_id: ada.id })).body.error).toMatchObject({
        code: "code_already_redeemed",
      })
      expect((await simulate({ code: "nothing" })).body.error).toMatchObject({ code: "code_not_found" })
      expect(await contents()).toBe(before)
    })

    it("can look at another moment", async () => {
      const { codes } = await shop.campaign({ starts_at: "2030-01-01T00:00:00Z" })
      expect((await simulate({ code: codes[0], customer_id: ada.id })).body.error).toMatchObject({
        code: "campaign_not_started",
        retry_at: "2030-01-01T00:00:00.000Z",
      })
      const then = { code: codes[0], customer_id: ada.id, at: "2030-01-01T00:00:00Z" }
      expect((await simulate(then)).body.verdict).toBe("redemption")
    })

    it("count calendar windows over clock changes, and say to the second when one ends", async () => {
      const { options } = service()
      options.time_zone = "Europe/Berlin"
      try {
        const windowEnd = async (unit: string, at: string) => {
          const { codes } = await shop.campaign({
            quantity: 1,
            limits: { member: { executions: { value: 1, window: { unit, count: 1 } } } },
          })
          const { body } = await simulate({ code: codes[0], customer_id: ada.id, at })
          return body.limits[0].ends_at
        }
        // 29 March 2026 has 23 hours in Berlin, 25 October has 25.
        expect(await windowEnd("day", "2026-03-29T00:30:00Z")).toBe("2026-03-29T22:00:00.000Z")
        expect(await windowEnd("day", "2026-10-25T12:00:00Z")).toBe("2026-10-25T23:00:00.000Z")
        expect(await windowEnd("hour", "2026-10-25T00:30:00Z")).toBe("2026-10-25T01:00:00.000Z")
        expect(await windowEnd("week", "2026-03-27T12:00:00Z")).toBe("2026-03-29T22:00:00.000Z")
        expect(await windowEnd("month", "2026-10-05T12:00:00Z")).toBe("2026-10-31T23:00:00.000Z")
        expect(await windowEnd("year", "2026-07-05T12:00:00Z")).toBe("2026-12-31T23:00:00.000Z")
      } finally {
        options.time_zone = "UTC"
      }
    })

    it("name the precise reason beside what the member would see", async () => {
      const { codes, campaign } = await shop.campaign()
      await shop.move(campaign.id, "archive")
      expect((await simulate({ code: codes[0], customer_id: ada.id })).body.error).toMatchObject({
        code: "code_not_found",
        reason: "campaign_not_active",
      })
    })
  })

  describe("refused tries", () => {
    it("can be searched, and hold the code only as its mask", async () => {
      const { codes, campaign } = await shop.campaign()
      await shop.redeem(ada, codes[0])
      await shop.redeem(grace, codes[0])
      await shop.redeem(grace, "UNKNOWN12345")
      type List = { redemption_attempts: { refusal: string; code_masked: string }[]; count: number }
      const list = (query: string) => shop.asAdmin<List>("GET", `/redemption-attempts?${query}`)
      expect((await list("")).body.count).toBe(2)
      const found = await list(
        `customer_id=${grace.id}&campaign_id=${campaign.id}&refusal=code_already_redeemed`
      )
      expect(found.body).toMatchObject({
        count: 1,
        redemption_attempts: [{ refusal: "code_already_redeemed" }],
      })
      expect((await list(`from=2000-01-01T00:00:00Z&to=2001-01-01T00:00:00Z`)).body.count).toBe(0)
      expect(JSON.stringify((await list("")).body)).not.toContain(codes[0].slice(4))
      expect((await list("to=yesterday")).status).toBe(400)
    })

    it("are found by the code, as it is read out, typed or printed", async () => {
      const { codes, campaign } = await shop.campaign({
        code_format: { prefix: "CAP", length: 10, custom_alphabet: "0123456789", alphabet: "custom" },
      })
      await shop.redeem(ada, codes[0])
      const typed = codes[0].replaceAll("0", "O")
      await shop.redeem(grace, typed.toLowerCase())
      await shop.redeem(grace, codes[1].slice(0, -1))
      await shop.redeem(grace, "UNKNOWN12345")
      type Found = { redemption_attempts: object[]; count: number; message?: string }
      const find = async (body: object) =>
        (await shop.asAdmin<Found>("POST", "/redemption-attempts/search", body)).body
      const mine = {
        count: 1,
        redemption_attempts: [
          {
            refusal: "code_already_redeemed",
            customer: { email: grace.email },
            campaign: { id: campaign.id, name: campaign.name },
          },
        ],
      }
      expect(await find({ code: codes[0] })).toMatchObject(mine)
      expect(await find({ code: typed })).toMatchObject(mine)
      expect(await find({ code: `https://shop.test/redeem?code=${codes[0]}` })).toMatchObject(mine)
      expect(await find({ code: "unknown-12345" })).toMatchObject({
        count: 1,
        redemption_attempts: [{ refusal: "code_not_found", campaign: null }],
      })
      expect(await find({ code: codes[0], customer_id: ada.id })).toMatchObject({ count: 0 })
      expect(await find({ code: "§!" })).toMatchObject({ count: 0, redemption_attempts: [] })
      expect((await find({})).message).toContain("code")
    })
  })

  describe("tiers", () => {
    const createTier = (body: object) =>
      shop.asAdmin<{ redemption_tier: { id: string }; message: string }>("POST", "/redemption-tiers", body)

    it("come from lifetime points, and conditions can ask for them", async () => {
      const gold = (await createTier({ name: "Gold", threshold: 200 })).body.redemption_tier
      await createTier({ name: "Silver", threshold: 100 })
      expect(await shop.points(ada)).toMatchObject({
        tier: null,
        next_tier: { name: "Silver", missing: 100 },
      })
      await shop.adjust(ada, 150)
      expect(await shop.points(ada)).toMatchObject({
        tier: { name: "Silver" },
        next_tier: { name: "Gold", missing: 50 },
      })

      const { codes } = await shop.campaign({
        rules: [
          gives(60, { conditions: [{ attribute: "member.tier", operator: "any_of", value: [gold.id] }] }),
        ],
      })
      expect(outcomeOf(await shop.redeem(ada, codes[0]))).toBe("conditions_not_met")
      await shop.adjust(ada, 50)
      await shop.adjust(ada, -190)
      expect(outcomeOf(await shop.redeem(ada, codes[0]))).toBe("redemption")
      expect(await shop.points(ada)).toMatchObject({
        tier: { id: gold.id, name: "Gold" },
        next_tier: null,
        balance: 70,
      })
    })

    it("keep their members in a customer group, and say when somebody moves", async () => {
      const customers = getContainer().resolve(Modules.CUSTOMER)
      const group = await customers.createCustomerGroups({ name: "Gold" })
      const changes = hear(getContainer(), "redemption_tier.changed")
      const made = await createTier({ name: "Gold", threshold: 100, customer_group_id: group.id })
      await shop.adjust(ada, 100)
      await until(async () => changes.length > 0)
      expect(changes.map(({ data }) => data)).toEqual([
        { customer_id: ada.id, tier_id: made.body.redemption_tier.id, previous_tier_id: null },
      ])
      const groupsOf = async () => {
        const { groups } = await customers.retrieveCustomer(ada.id, { relations: ["groups"] })
        return groups.map(({ id }) => id)
      }
      expect(await groupsOf()).toEqual([group.id])
      const path = `/redemption-tiers/${made.body.redemption_tier.id}`
      expect((await shop.asAdmin("GET", "/redemption-tiers")).body).toMatchObject({
        redemption_tiers: [{ name: "Gold", member_count: 1 }],
      })

      // Another group for the tier: whoever is in it moves along, and nobody's tier has changed.
      const better = await customers.createCustomerGroups({ name: "Better gold" })
      await shop.asAdmin("POST", path, { customer_group_id: better.id })
      await until(async () => (await groupsOf()).join() === better.id)
      expect(changes).toHaveLength(1)

      await shop.asAdmin("DELETE", path)
      await until(async () => changes.length > 1)
      expect(changes[1].data).toMatchObject({ tier_id: null })
      expect(await groupsOf()).toEqual([])
    })

    it("are managed, with names and thresholds that are not taken", async () => {
      const { redemption_tier: tier } = (await createTier({ name: "Gold", threshold: 100 })).body
      expect((await createTier({ name: "Gold", threshold: 5 })).status).toBe(400)
      expect((await createTier({ name: "Other", threshold: 100 })).status).toBe(400)
      expect((await createTier({ name: "Other", threshold: -1 })).body.message).toContain("threshold")
      const other = (await createTier({ name: "Other", threshold: 1 })).body.redemption_tier
      expect((await shop.asAdmin("POST", `/redemption-tiers/${other.id}`, { name: "Gold" })).status).toBe(400)
      expect(
        (await shop.asAdmin("POST", `/redemption-tiers/${other.id}`, { threshold: 7 })).body
      ).toMatchObject({
        redemption_tier: { name: "Other", threshold: 7 },
      })
      expect((await shop.asAdmin("DELETE", `/redemption-tiers/${tier.id}`)).body).toMatchObject({
        deleted: true,
      })
      expect((await shop.asAdmin("GET", `/redemption-tiers/${tier.id}`)).status).toBe(404)
      expect((await shop.asAdmin("GET", "/redemption-tiers")).body).toMatchObject({ count: 1 })
    })
  })

  describe("referral campaigns", () => {
    const claim = (member: Member, referral_code: string) =>
      shop.asMember<{ referral: { referred_count: number }; code: string }>(member, "POST", "/referral", {
        referral_code,
      })
    const referral = {
      type: "referral",
      rules: [gives(20), gives(100, { target: "referrer" })],
      limits: { member: { units: { value: 100, window: "total" } } },
    }

    it("reward the referrer when the referred member redeems; limits count for the one rewarded", async () => {
      const { codes, campaign } = await shop.campaign(referral)
      const figures = async () =>
        (await shop.asAdmin<{ referrals: object }>("GET", `/redemption-campaigns/${campaign.id}/referrals`))
          .body.referrals
      expect(await figures()).toEqual({
        redemptions: 0,
        referred_redemptions: 0,
        referred_members: 0,
        referrers: 0,
        referrer_points: 0,
        top: [],
      })
      const linus = await shop.member("linus")
      expect((await claim(grace, await shop.referralCode(ada))).status).toBe(200)
      await claim(linus, (await shop.referralCode(ada)).toLowerCase())

      expect((await shop.redeem(grace, codes[0])).body).toMatchObject({
        redemption: { points: 20, effects: [{ points: 20 }] },
        points: { balance: 20 },
      })
      expect(await shop.balance(ada)).toBe(100)
      expect(outcomeOf(await shop.redeem(linus, codes[1]))).toBe("member_limit_reached")
      expect(await shop.balance(ada)).toBe(100)
      expect(await figures()).toEqual({
        redemptions: 1,
        referred_redemptions: 1,
        referred_members: 1,
        referrers: 1,
        referrer_points: 100,
        top: [{ customer_id: ada.id, email: ada.email, referred_members: 1, points: 100 }],
      })

      const id = (await shop.asAdmin<{ redemptions: { id: string }[] }>("GET", "/redemptions")).body
        .redemptions[0].id
      await shop.reverse(id)
      expect([await shop.balance(ada), await shop.balance(grace)]).toEqual([0, 0])
      expect(await figures()).toMatchObject({ redemptions: 0, referrers: 0, top: [] })
      expect(outcomeOf(await shop.redeem(linus, codes[1]))).toBe("redemption")
      expect(await shop.balance(ada)).toBe(100)
    })

    it("reward the referrer outside of the ledger, too: the group takes the referrer, not the member", async () => {
      const { body } = await shop.asAdmin<{ customer_group: { id: string } }>("POST", "/customer-groups", {
        name: "Ambassadors",
      })
      const { codes } = await shop.campaign({
        ...referral,
        rules: [
          { effects: [{ type: "add_points", points: 20 }] },
          {
            target: "referrer",
            effects: [{ type: "add_to_customer_group", customer_group_id: body.customer_group.id }],
          },
        ],
      })
      await claim(grace, await shop.referralCode(ada))
      await shop.redeem(grace, codes[0])
      const { body: group } = await shop.asAdmin<{ customers: { id: string }[] }>(
        "GET",
        `/customers?groups[]=${body.customer_group.id}`
      )
      expect(group.customers.map(({ id }) => id)).toEqual([ada.id])
    })

    it("without a referrer reward the member alone", async () => {
      const { codes } = await shop.campaign(referral)
      expect((await shop.redeem(grace, codes[0])).body).toMatchObject({ redemption: { points: 20 } })
    })

    it("take a referrer once: not oneself, not in a circle, not too late", async () => {
      const { codes } = await shop.campaign()
      const [adas, graces] = [await shop.referralCode(ada), await shop.referralCode(grace)]
      expect((await claim(ada, adas)).body).toMatchObject({ code: "referral_of_oneself" })
      expect((await claim(ada, "NOSUCHCODE")).body).toMatchObject({ code: "referral_code_not_found" })
      expect((await claim(grace, adas)).body).toMatchObject({ referral: { referred_count: 0 } })
      expect((await claim(grace, adas)).status).toBe(200)
      expect((await claim(ada, graces)).body).toMatchObject({ code: "referral_circle" })
      const linus = await shop.member("linus")
      expect((await claim(grace, await shop.referralCode(linus))).body).toMatchObject({
        code: "referral_already_claimed",
      })
      await shop.redeem(linus, codes[0])
      expect((await claim(linus, adas)).body).toMatchObject({ code: "referral_too_late" })
      const seen = await shop.asMember(ada, "GET", "/referral")
      expect(seen.body).toMatchObject({ referral: { code: adas, referred_count: 1 } })
    })

    it("find the circle also when both claim in the same moment", async () => {
      const [adas, graces] = [await shop.referralCode(ada), await shop.referralCode(grace)]
      const answers = await Promise.all([claim(ada, graces), claim(grace, adas)])
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
    })
  })

  describe("campaigns in the storefront", () => {
    const list = async (headers: Record<string, string>, query = "") => {
      const { body } = await shop.call<{
        redemption_campaigns: { id: string; name: string; limit?: object }[]
      }>("GET", `/store/redemption-campaigns${query}`, undefined, headers)
      return body.redemption_campaigns
    }
    const names = async (headers: Record<string, string>) => (await list(headers)).map(({ name }) => name)

    it("are shown to whom they are for, in the merchant's order", async () => {
      const vip = await groupOf(ada)
      const gold = await shop.asAdmin<{ redemption_tier: { id: string } }>("POST", "/redemption-tiers", {
        name: "Gold",
        threshold: 10,
      })
      await shop.campaign({ name: "All", display_order: 3 })
      await shop.campaign({ name: "VIP", display_order: 2, visibility: { target: "segments", ids: [vip] } })
      await shop.campaign({
        name: "Gold",
        display_order: 1,
        visibility: { target: "tiers", ids: [gold.body.redemption_tier.id] },
      })
      await shop.campaign({ name: "Hidden", visibility: { target: "hidden" } })
      await shop.campaign({ name: "Soon", starts_at: "2099-01-01T00:00:00Z" })
      await create({ name: "Draft" })
      await shop.adjust(grace, 10)
      expect(await names(shop.publishable)).toEqual(["All"])
      expect(await names(ada.headers)).toEqual(["VIP", "All"])
      expect(await names(grace.headers)).toEqual(["Gold", "All"])
      const behindTheEnd = await shop.asMember(grace, "GET", "/redemption-campaigns?offset=2")
      expect(behindTheEnd.body).toEqual({ redemption_campaigns: [], count: 2, offset: 2, limit: 20 })
      expect((await shop.call("GET", "/store/redemption-campaigns")).status).toBe(400)
    })

    it("speak the visitor's language", async () => {
      await shop.campaign({
        name: "Summer",
        description: "Caps",
        translations: { "de-DE": { name: "Sommer" } },
      })
      expect((await list(shop.publishable, "?locale=de-DE"))[0]).toMatchObject({
        name: "Sommer",
        description: "Caps",
      })
      expect((await list({ ...shop.publishable, "x-medusa-locale": "de" }))[0]).toMatchObject({
        name: "Sommer",
      })
      expect((await list(shop.publishable, "?locale=fr"))[0]).toMatchObject({ name: "Summer" })
    })

    it("tell a member what is left of the limit", async () => {
      const { codes } = await shop.campaign({
        limits: { member: { executions: { value: 1, window: { unit: "year", count: 1 } } } },
      })
      expect((await list(ada.headers))[0].limit).toEqual({ remaining: 1 })
      await shop.redeem(ada, codes[0])
      const retry_at = new Date(Date.UTC(new Date().getUTCFullYear() + 1, 0, 1)).toISOString()
      expect((await list(ada.headers))[0].limit).toEqual({ remaining: 0, retry_at })
      expect((await list(shop.publishable))[0]).not.toHaveProperty("limit")
    })

    it("tell what is left of a limit on points, too", async () => {
      const { codes } = await shop.campaign({
        limits: {
          member: { executions: { value: 5 }, units: { value: 150, window: { unit: "year", count: 1 } } },
        },
      })
      expect((await list(ada.headers))[0].limit).toEqual({ remaining: 5, units_remaining: 150 })
      await shop.redeem(ada, codes[0])
      expect((await list(ada.headers))[0].limit).toEqual({ remaining: 4, units_remaining: 50 })
      await shop.asAdmin("POST", `/redemption-campaigns/${(await list(ada.headers))[0].id}`, {
        limits: { member: { units: { value: 60, window: { unit: "year", count: 1 } } } },
      })
      const retry_at = new Date(Date.UTC(new Date().getUTCFullYear() + 1, 0, 1)).toISOString()
      expect((await list(ada.headers))[0].limit).toEqual({ remaining: 0, units_remaining: 0, retry_at })
    })

    it("warn when codes go further than sight, and one call mends it", async () => {
      const vip = await groupOf(ada)
      const { campaign, codes } = await shop.campaign({ visibility: { target: "segments", ids: [vip] } })
      const open = campaign.checklist.filter(({ done }) => !done)
      expect(open).toMatchObject([{ id: "visibility", level: "warning" }])
      const mended = await shop.asAdmin(
        "POST",
        `/redemption-campaigns/${campaign.id}/restrict-to-visibility`,
        {}
      )
      expect(mended.body).toMatchObject({
        redemption_campaign: {
          version: 2,
          rules: [{ conditions: [{ attribute: "customer.groups", operator: "any_of", value: [vip] }] }],
        },
      })
      expect(outcomeOf(await shop.redeem(grace, codes[0]))).toBe("conditions_not_met")
      expect(outcomeOf(await shop.redeem(ada, codes[0]))).toBe("redemption")
    })
  })

  it("every door takes rubbish for what it is, and never falls over", async () => {
    const deep = "[".repeat(10_000) + "]".repeat(10_000)
    const rubbish = [
      "null",
      "[]",
      "[1,2]",
      '"text"',
      "{",
      '{"code": NaN}',
      '{"code": 1e309, "quantity": 1e309, "amount": 1e309}',
      '{"__proto__": {"admin": true}}',
      '{"constructor": {"prototype": {"admin": true}}}',
      `{"code": ${deep}, "events": ${deep}, "metadata": ${deep}}`,
      `{"code": "A", "event_attributes": ${deep}}`,
      `{"event_type": "x", "customer_id": "c", "attributes": {"a": ${deep}}}`,
      '{"code": "\\u0000", "name": "\\u0000", "customer_id": "\\ud800"}',
      `{"code": "${"A".repeat(60_000)}"}`,
    ]
    const doors = (middlewares.routes ?? [])
      .filter(({ methods }) => (methods as string[] | undefined)?.includes("POST"))
      .map(({ matcher }) => String(matcher))
      .filter((matcher) => !matcher.endsWith("/imports"))
    expect(doors.length).toBeGreaterThan(20)
    const fallen: string[] = []
    for (const door of doors) {
      const path = door.replaceAll(/:\w+/g, "none")
      const headers = path.startsWith("/store") ? ada.headers : shop.admin
      const answers = await Promise.all(
        rubbish.map((json) =>
          shop.call<unknown>("POST", path, json, { ...headers, "content-type": "application/json" })
        )
      )
      answers.forEach(({ status, body }, index) => {
        const text = JSON.stringify(body)
        // A code that is no code is a refusal, which is a 200 of its own kind.
        const isRefusal = status === 200 && text.includes('"rejection"')
        if (!isRefusal && (status < 400 || status >= 500 || /at .*\.[jt]s:|select |insert /.test(text))) {
          fallen.push(`${path} ${rubbish[index].slice(0, 40)}: ${status} ${text.slice(0, 100)}`)
        }
      })
    }
    expect(fallen).toEqual([])
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
  })

  it("the books are open to staff, and all is well in them", async () => {
    const { codes } = await shop.campaign()
    await shop.redeem(ada, codes[0])
    const { body } = await shop.asAdmin<{ ok: boolean; checks: { residue: number }[] }>(
      "GET",
      "/redemption-health"
    )
    expect(body.ok).toBe(true)
    expect(body.checks.length).toBeGreaterThan(8)
    await sql("update redemption_points_account set balance = balance + 1")
    expect((await shop.asAdmin("GET", "/redemption-health")).body).toMatchObject({ ok: false })
    await sql("update redemption_points_account set balance = balance - 1")
  })
})
