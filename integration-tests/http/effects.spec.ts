import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { EffectHandler } from "../../src/contracts/effect-handler"
import { parseOptions } from "../../src/modules/redemption/options"
import type { DueEffect } from "../../src/modules/redemption/sql/due-effects"
import { applyEffects } from "../../src/workflows/apply-effects"
import { storeCreditHands } from "../../src/workflows/effects/store-credit"
import { couponTemplate } from "./coupon-template"
import { hear } from "./hear"
import { inShop } from "./in-shop"
import { aCampaign, redeemed } from "./shop"
import { until } from "./until"

type Effect = { id: string; type: string; status: string; error: string | null; attempts: number }

type CreditMove = { account_id: string; amount: number; reference: string; reference_id: string }

/**
 * The loyalty plugin's ledger as far as it is used here: every call takes a moment, and what is there already is refused.
 * The real one: `npm run test:install -- loyalty`.
 */
class CreditLedger {
  private accounts: { id: string }[] = []
  private moves: (CreditMove & { id: string; sign: 1 | -1 })[] = []
  private next = 0

  balance = () => this.moves.reduce((sum, { amount, sign }) => sum + sign * amount, 0)

  listStoreCreditAccounts = async () => this.accounts
  createStoreCreditAccounts = async () => {
    await Promise.resolve()
    if (this.accounts.length > 0) {
      throw new Error("Store credit account with customer_id: cus_1, currency_code: eur, already exists.")
    }
    this.accounts = [{ id: "acc" }]
    return this.accounts[0]
  }
  createAccountTransactions = async ({ id, ...move }: CreditMove & { id: string }) => {
    await Promise.resolve()
    if (this.moves.some((one) => one.id === id)) {
      throw new Error(`Store credit account transaction with id: ${id}, already exists.`)
    }
    this.moves.push({ ...move, sign: 1, id })
    return { id }
  }
  debitAccounts = async (moves: CreditMove[]) => {
    await Promise.resolve()
    this.moves.push(...moves.map((move) => ({ ...move, sign: -1 as const, id: `trx_${this.next++}` })))
  }
  retrieveAccountStats = async () => ({ balance: this.balance() })
  listAccountTransactions = async (wanted: { reference: string; reference_id: string }) =>
    this.moves.filter(
      ({ reference, reference_id }) => reference === wanted.reference && reference_id === wanted.reference_id
    )
  deleteTransactions = async (ids: string[]) => {
    this.moves = this.moves.filter(({ id }) => !ids.includes(id))
  }
}

type Gate = ReturnType<typeof gate>

/** Something to wait for, until the test says how it ends. */
function gate() {
  let open = (): void => undefined
  let fail = (_error: Error): void => undefined
  const passed = new Promise<void>((resolve, reject) => {
    open = resolve
    fail = reject
  })
  return { passed, open, fail }
}

inShop(({ shop, aMember, sql, service, getContainer }) => {
  const ada = aMember("ada")

  const template = () => couponTemplate(getContainer(), ["prod_1", "prod_2"])
  const coupons = async () =>
    await getContainer()
      .resolve(Modules.PROMOTION)
      .listPromotions({}, { relations: ["rules", "rules.values", "application_method.target_rules.values"] })
  const redeemWith = async (...effects: object[]) => {
    const { codes } = await shop.campaign({ rules: [{ effects }] })
    return { code: codes[0], answer: redeemed(await shop.redeem(ada, codes[0])) }
  }
  const effectsOf = async (id: string) =>
    (await shop.asAdmin<{ redemption: { status: string; effects: Effect[] } }>("GET", `/redemptions/${id}`))
      .body.redemption

  describe("a coupon", () => {
    it("is a promotion for this member alone, to be used once, made after the template", async () => {
      const promotion_id = await template()
      const { answer } = await redeemWith(
        { type: "issue_coupon", promotion_id, code_prefix: "THANKS", expires_after_days: 30 },
        { type: "add_points", points: 5 }
      )
      expect(answer.redemption.effects).toEqual([
        {
          type: "issue_coupon",
          status: "applied",
          coupon_code: expect.stringMatching(/^THANKS[0-9A-Z]{12}$/),
        },
        { type: "add_points", status: "applied", points: 5 },
      ])
      const coupon = (await coupons()).find(({ code }) => code === answer.redemption.effects[0].coupon_code)
      expect(coupon).toMatchObject({
        status: "active",
        limit: 1,
        is_automatic: false,
        rules: [{ attribute: "customer.id", operator: "in", values: [{ value: ada.id }] }],
        application_method: { type: "percentage", value: 10 },
      })
      expect(coupon?.application_method?.target_rules?.[0].values).toHaveLength(2)

      const sources = (id: string) => shop.asAdmin("GET", `/promotions/${id}/redemptions`)
      expect((await sources(coupon!.id)).body).toMatchObject({
        redemption: { id: answer.redemption.id, customer: { email: ada.email } },
        campaigns: [],
      })
      expect((await sources(promotion_id)).body).toMatchObject({
        redemption: null,
        campaigns: [{ id: answer.redemption.campaign.id, coupons: 1, coupons_is_estimate: false }],
      })
      const { data: promotions } = await getContainer()
        .resolve(ContainerRegistrationKeys.QUERY)
        .graph({
          entity: "promotion",
          fields: ["code", "redemption_effect.redemption_id"],
          filters: { id: coupon!.id },
        })
      expect(promotions).toMatchObject([{ redemption_effect: { redemption_id: answer.redemption.id } }])
    })

    it("is found on the order that used it", async () => {
      const promotion_id = await template()
      const { answer } = await redeemWith({ type: "issue_coupon", promotion_id })
      const coupon = (await coupons()).find(({ code }) => code === answer.redemption.effects[0].coupon_code)
      const order = await getContainer()
        .resolve(Modules.ORDER)
        .createOrders({ currency_code: "eur", items: [] })
      await getContainer()
        .resolve(ContainerRegistrationKeys.LINK)
        .create({
          [Modules.ORDER]: { order_id: order.id },
          [Modules.PROMOTION]: { promotion_id: coupon!.id },
        })
      const { body } = await shop.asAdmin("GET", `/orders/${order.id}/redemptions`)
      expect(body).toMatchObject({ redemptions: [{ id: answer.redemption.id }], redemption_attempts: [] })
    })

    it("is one, however often applying it is begun again", async () => {
      const promotion_id = await template()
      const { answer, code } = await redeemWith({ type: "issue_coupon", promotion_id })
      // As after a crash between making the coupon and writing that down.
      await sql(
        "update redemption_effect set status = 'pending', external_id = null, next_attempt_at = now()"
      )
      await Promise.all([applyEffects(getContainer()), applyEffects(getContainer())])
      expect(await coupons()).toHaveLength(2)
      const again = await shop.redeem(ada, code)
      expect(again.body).toMatchObject({
        redemption: { repeated: true, effects: answer.redemption.effects },
      })
    })

    it("that was not used is worth nothing after a reversal", async () => {
      const promotion_id = await template()
      const { answer } = await redeemWith({ type: "issue_coupon", promotion_id })
      await shop.reverse(answer.redemption.id)
      const coupon = (await coupons()).find(({ code }) => code === answer.redemption.effects[0].coupon_code)
      expect(coupon?.status).toBe("inactive")
      expect((await effectsOf(answer.redemption.id)).effects).toMatchObject([
        { status: "reversed", error: null },
      ])
    })

    it("without its template waits, is tried again, and leaves the redemption standing", async () => {
      const { answer } = await redeemWith(
        { type: "issue_coupon", promotion_id: "promo_none" },
        { type: "add_points", points: 5 }
      )
      expect(answer).toMatchObject({
        redemption: { status: "completed", effects: [{ status: "pending" }, { status: "applied" }] },
      })
      expect(await shop.balance(ada)).toBe(5)
      const { id } = answer.redemption
      expect((await effectsOf(id)).effects[0]).toMatchObject({
        status: "pending",
        attempts: 1,
        error: expect.stringContaining("promo_none"),
      })

      await sql("update redemption_effect set attempts = 9, next_attempt_at = now() where status = 'pending'")
      await applyEffects(getContainer())
      expect(await effectsOf(id)).toMatchObject({
        status: "partially_applied",
        effects: [{ status: "failed" }, { status: "applied" }],
      })

      const promotion_id = await template()
      await sql("update redemption_effect set payload = payload || ? where status = 'failed'", [
        JSON.stringify({ promotion_id }),
      ])
      const nothing = await shop.asAdmin("POST", `/redemptions/${id}/effects/redeff_none/retry`, {})
      expect(nothing.status).toBe(404)
      const [{ id: effect_id }] = (await effectsOf(id)).effects
      const retried = await shop.asAdmin("POST", `/redemptions/${id}/effects/${effect_id}/retry`, {})
      expect(retried.body).toMatchObject({
        redemption: { status: "completed", effects: [{ status: "applied" }, {}] },
      })
      expect((await shop.asAdmin("POST", `/redemptions/${id}/effects/${effect_id}/retry`, {})).status).toBe(
        400
      )
    })
  })

  describe("a customer group", () => {
    const groups = () => getContainer().resolve(Modules.CUSTOMER)
    const groupIds = async () =>
      (await groups().retrieveCustomer(ada.id, { relations: ["groups"] })).groups.map(({ id }) => id)

    it("is joined, and left again when the redemption is reversed", async () => {
      const { id: customer_group_id } = await groups().createCustomerGroups({ name: "Winners" })
      const { answer } = await redeemWith({ type: "add_to_customer_group", customer_group_id })
      expect(answer.redemption.effects).toEqual([{ type: "add_to_customer_group", status: "applied" }])
      expect(await groupIds()).toEqual([customer_group_id])
      await shop.reverse(answer.redemption.id)
      expect(await groupIds()).toEqual([])
    })

    it("that the member was in before is not left by a reversal", async () => {
      const { id: customer_group_id } = await groups().createCustomerGroups({ name: "Winners" })
      await groups().addCustomerToGroup({ customer_id: ada.id, customer_group_id })
      const { answer } = await redeemWith({ type: "add_to_customer_group", customer_group_id })
      await shop.reverse(answer.redemption.id)
      expect(await groupIds()).toEqual([customer_group_id])
    })

    it("can be left by a code, and joined again by the reversal", async () => {
      const { id: customer_group_id } = await groups().createCustomerGroups({ name: "Waiting" })
      await groups().addCustomerToGroup({ customer_id: ada.id, customer_group_id })
      const { answer } = await redeemWith({ type: "remove_from_customer_group", customer_group_id })
      expect(await groupIds()).toEqual([])
      await shop.reverse(answer.redemption.id)
      expect(await groupIds()).toEqual([customer_group_id])
    })
  })

  describe("the member's metadata", () => {
    const customers = () => getContainer().resolve(Modules.CUSTOMER)
    const metadata = async () => (await customers().retrieveCustomer(ada.id)).metadata
    const effect = { type: "set_customer_metadata", key: "favourite", value: "bottle" }

    it("gets one entry, beside what is there, and a reversal restores what was there", async () => {
      await customers().updateCustomers(ada.id, { metadata: { favourite: "can", size: 42 } })
      const { answer } = await redeemWith(effect)
      expect(answer.redemption.effects).toEqual([{ type: "set_customer_metadata", status: "applied" }])
      expect(await metadata()).toEqual({ favourite: "bottle", size: 42 })
      await shop.reverse(answer.redemption.id)
      expect(await metadata()).toEqual({ favourite: "can", size: 42 })
    })

    it("loses an entry again that was not there before", async () => {
      const { answer } = await redeemWith(effect)
      await shop.reverse(answer.redemption.id)
      expect(await metadata()).toEqual({})
    })

    it("keeps what somebody wrote since, and says so", async () => {
      const { answer } = await redeemWith(effect)
      await customers().updateCustomers(ada.id, { metadata: { favourite: "keg" } })
      await shop.reverse(answer.redemption.id)
      expect(await metadata()).toEqual({ favourite: "keg" })
      expect((await effectsOf(answer.redemption.id)).effects).toMatchObject([
        { status: "reversed", error: "The value has been changed since" },
      ])
    })
  })

  it.each([
    ["customer metadata", { type: "set_customer_metadata", key: "favourite", value: "bottle" }],
    ["a customer group", { type: "add_to_customer_group" }],
    ["a coupon", { type: "issue_coupon" }],
  ])(
    "%s that a dead process gave without writing it down is taken back by a reversal",
    async (_what, one) => {
      const customers = getContainer().resolve(Modules.CUSTOMER)
      const given = {
        ...one,
        ...(one.type === "issue_coupon" ? { promotion_id: await template() } : {}),
        ...(one.type === "add_to_customer_group"
          ? { customer_group_id: (await customers.createCustomerGroups({ name: "Winners" })).id }
          : {}),
      }
      const { answer } = await redeemWith(given)
      // As after a crash between applying and marking.
      await sql(
        "update redemption_effect set status = 'pending', external_id = null, next_attempt_at = now() + interval '1 minute'"
      )
      await shop.reverse(answer.redemption.id)
      expect((await effectsOf(answer.redemption.id)).effects).toMatchObject([
        { status: "reversed", error: null },
      ])
      const customer = await customers.retrieveCustomer(ada.id, { relations: ["groups"] })
      expect(customer).toMatchObject({
        metadata: one.type === "set_customer_metadata" ? {} : null,
        groups: [],
      })
      expect((await coupons()).filter(({ status }) => status === "active")).toEqual([])
    }
  )

  describe("store credit", () => {
    const effect = { type: "store_credit", amount: 12.5, currency_code: "eur" }

    it("keeps a campaign from going live in a shop without the loyalty plugin, which says why", async () => {
      const { body } = await shop.asAdmin<{ redemption_campaign: { id: string; status: string } }>(
        "POST",
        "/redemption-campaigns",
        { ...aCampaign(), rules: [{ effects: [effect] }], quantity: 1 }
      )
      const { status, body: refused } = await shop.asAdmin<{ message: string }>(
        "POST",
        `/redemption-campaigns/${body.redemption_campaign.id}/activate`,
        {}
      )
      expect(status).toBe(400)
      expect(refused.message).toContain("loyalty plugin")
    })

    it("is given once however often it is begun, and taken back unless it is spent", async () => {
      const ledger = new CreditLedger()
      const container = {
        resolve: () => ledger,
      } as unknown as MedusaContainer
      const due = {
        id: "redeff_1",
        customer_id: ada.id,
        external_id: null,
        payload: { amount: 12.5, currency_code: "eur" },
      } as unknown as DueEffect
      const apply = (id: string) => storeCreditHands.apply(container, { ...due, id }, async () => undefined)
      // Neither finds an account, and both open one.
      await Promise.all([apply("redeff_1"), apply("redeff_2"), apply("redeff_2")])
      expect(ledger.balance()).toBe(25)
      await Promise.all([apply("redeff_1"), apply("redeff_1")])
      expect(ledger.balance()).toBe(25)

      const revert = () => storeCreditHands.revert(container, due)
      expect(await Promise.all([revert(), revert()])).toEqual([null, null])
      expect(await revert()).toBeNull()
      expect(ledger.balance()).toBe(12.5)
      await ledger.debitAccounts([{ account_id: "acc", amount: 1, reference: "order", reference_id: "o" }])
      expect(await storeCreditHands.revert(container, { ...due, id: "redeff_2" })).toBe(
        "The credit has been spent"
      )
      expect(await storeCreditHands.revert(container, { ...due, id: "redeff_3" })).toBeNull()
      expect(ledger.balance()).toBe(11.5)
    })
  })

  describe("an effect of the shop's own", () => {
    const gifts = new Map<string, string>()
    const register = (handlers: Record<string, EffectHandler<MedusaContainer>>) => {
      const { options } = service()
      Object.assign(options, parseOptions({ effects: handlers }), {
        fingerprint_secret: options.fingerprint_secret,
      })
    }
    const gift = (more: object = {}) => ({
      type: "custom",
      handler: "send_gift",
      arguments: { sku: "MUG", ...more },
    })

    beforeEach(() => {
      gifts.clear()
      register({
        send_gift: {
          arguments: z.strictObject({ sku: z.string().min(3) }),
          apply: async (container, { id, customer_id, arguments: { sku } }) => {
            expect(container.resolve(Modules.CUSTOMER)).toBeDefined()
            gifts.set(id, `${sku} for ${customer_id}`)
            return { external_id: `gift-${id}` }
          },
          revert: async (_container, { id, external_id }) =>
            external_id === `gift-${id}` && gifts.delete(id) ? undefined : "There was no gift",
        },
      })
    })

    it("is carried out by its handler, and taken back", async () => {
      const { answer } = await redeemWith(gift())
      expect([...gifts.values()]).toEqual([`MUG for ${ada.id}`])
      expect(await effectsOf(answer.redemption.id)).toMatchObject({
        effects: [{ type: "custom", status: "applied", external_id: expect.stringMatching(/^gift-redeff_/) }],
      })
      await shop.reverse(answer.redemption.id)
      await until(async () => gifts.size === 0)
      const { effects } = await effectsOf(answer.redemption.id)
      expect(effects).toMatchObject([{ status: "reversed", error: null }])
    })

    it.each([
      ["ends well", (end: Gate) => end.open()],
      ["fails", (end: Gate) => end.fail(new Error("The gift shop did not answer"))],
    ])("stays, once it is done, when an earlier and slower try %s", async (_how, finish) => {
      const slow = gate()
      let tries = 0
      let reverts = 0
      register({
        send_gift: {
          apply: async () => {
            tries += 1
            await (tries === 1 ? slow.passed : undefined)
          },
          revert: async () => void (reverts += 1),
        },
      })
      const { codes } = await shop.campaign({ rules: [{ effects: [gift()] }] })
      const redeeming = shop.redeem(ada, codes[0])
      await until(async () => tries === 1)
      // As when the minute is over in which nobody else may take it.
      await sql("update redemption_effect set next_attempt_at = now()")
      await applyEffects(getContainer())
      finish(slow)
      expect(redeemed(await redeeming).redemption.effects).toMatchObject([{ status: "applied" }])
      await applyEffects(getContainer())
      expect([tries, reverts]).toEqual([2, 0])
      expect(await sql("select status, error, next_attempt_at from redemption_effect")).toEqual([
        { status: "applied", error: null, next_attempt_at: null },
      ])
    })

    it("is taken back, in the end, when its redemption is reversed while it is being applied", async () => {
      const slow = gate()
      const calls: string[] = []
      register({
        send_gift: {
          apply: async () => {
            calls.push("begun")
            await slow.passed
            calls.push("applied")
          },
          revert: async () => {
            calls.push("reverted")
            if (calls.length === 4) {
              throw new Error("The gift shop did not answer")
            }
          },
        },
      })
      const { codes } = await shop.campaign({ rules: [{ effects: [gift()] }] })
      const redeeming = shop.redeem(ada, codes[0])
      await until(async () => calls.length === 1)
      const [{ id }] = await sql<{ id: string }>("select id from redemption")
      expect((await shop.reverse(id)).status).toBe(200)
      slow.open()
      await redeeming
      await sql("update redemption_effect set next_attempt_at = now() where next_attempt_at is not null")
      await applyEffects(getContainer())
      expect(calls).toEqual(["begun", "reverted", "applied", "reverted", "reverted"])
      expect(await effectsOf(id)).toMatchObject({ effects: [{ status: "reversed", error: null }] })
    })

    it("is taken back when its redemption is reversed in the moment in which it is begun", async () => {
      register({ send_gift: { apply: async () => undefined, revert: async () => undefined } })
      const { answer } = await redeemWith(gift())
      const { id } = answer.redemption
      await sql("update redemption_effect set status = 'pending', attempts = 0, next_attempt_at = now()")
      const knex = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
      const taking = await knex.transaction()
      await taking.raw(
        "update redemption_effect set attempts = 1, next_attempt_at = now() + interval '1 minute'"
      )
      const reversing = service().reverseRedemption({
        redemption_id: id,
        code: "unused",
        reason: null,
        reversed_by: null,
      })
      await until(async () => (await sql("select 1 from pg_locks where not granted")).length > 0)
      await taking.commit()
      await reversing
      // Who began it may die before it can say so: somebody looks whether there is something to take back.
      expect(await sql("select status, next_attempt_at <= now() as is_due from redemption_effect")).toEqual([
        { status: "applied", is_due: true },
      ])
    })

    it("is refused when a campaign names no handler, or arguments that do not fit", async () => {
      const create = (effect: object) =>
        shop.asAdmin<{ message: string }>("POST", "/redemption-campaigns", {
          name: "Gifts",
          rules: [{ effects: [effect] }],
        })
      const unknown = await create({ ...gift(), handler: "send_car" })
      expect(unknown.status).toBe(400)
      expect(unknown.body.message).toContain("rules.0.effects.0.handler: no handler of this name")
      expect(unknown.body.message).toContain("send_gift")
      const unfit = await create(gift({ sku: "M" }))
      expect(unfit.status).toBe(400)
      expect(unfit.body.message).toContain("rules.0.effects.0.arguments.sku:")
    })

    it("waits, and leaves the redemption standing, when its handler is gone", async () => {
      const { codes } = await shop.campaign({ rules: [{ effects: [gift()] }] })
      register({})
      const { redemption } = redeemed(await shop.redeem(ada, codes[0]))
      expect(redemption).toMatchObject({ effects: [{ status: "pending" }] })
      const { effects } = await effectsOf(redemption.id)
      expect(effects).toMatchObject([{ error: expect.stringContaining('no handler "send_gift"') }])
    })
  })

  it("an event of the shop's own is sent with ids and data, and without the code", async () => {
    const heard = hear(getContainer(), "pony.won")
    const { answer, code } = await redeemWith({
      type: "emit_event",
      name: "pony.won",
      data: { colour: "brown" },
    })
    await until(async () => heard.length > 0)
    expect(heard[0].data).toMatchObject({
      colour: "brown",
      redemption_id: answer.redemption.id,
      customer_id: ada.id,
    })
    expect(JSON.stringify(heard)).not.toContain(code.slice(4))
  })

  it.each([
    ["a coupon without a template", { type: "issue_coupon" }, "promotion_id"],
    [
      "a prefix in small letters",
      { type: "issue_coupon", promotion_id: "p", code_prefix: "abc" },
      "code_prefix",
    ],
    ["no group", { type: "add_to_customer_group", customer_group_id: "" }, "customer_group_id"],
    ["a key with spaces", { type: "set_customer_metadata", key: "a b", value: "x" }, "key"],
    ["an empty value", { type: "set_customer_metadata", key: "a", value: "" }, "value"],
    ["a currency in capitals", { type: "store_credit", amount: 5, currency_code: "EUR" }, "currency_code"],
    ["no credit at all", { type: "store_credit", amount: 0, currency_code: "eur" }, "amount"],
    ["an event with spaces", { type: "emit_event", name: "a b" }, "name"],
  ])("refuse %s by name", async (_what, effect, field) => {
    const { status, body } = await shop.asAdmin<{ message: string }>("POST", "/redemption-campaigns", {
      name: "x",
      rules: [{ effects: [effect] }],
    })
    expect(status).toBe(400)
    expect(body.message).toContain(`rules.0.effects.0.${field}`)
  })
})
