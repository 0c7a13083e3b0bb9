import { Modules } from "@medusajs/framework/utils"
import { updateCartPromotionsWorkflow } from "@medusajs/medusa/core-flows"
import type { RedemptionAnswer } from "../../src/contracts/answers"
import { couponTemplate } from "./coupon-template"
import { inShop } from "./in-shop"
import { Market, type Cart } from "./market"
import { outcomeOf, redeemed, type Member } from "./shop"

type Detailed = {
  redemption: { status: string; cart_id: string | null; effects: { error: string | null }[] }
}

inShop(({ shop, aMember, sql, service, getContainer }) => {
  const market = new Market(shop, getContainer)
  const ada = aMember("ada")
  let cart: Cart

  beforeEach(async () => {
    await market.open()
    cart = await market.cart(ada)
  })

  const promotions = () => getContainer().resolve(Modules.PROMOTION)
  const listPromotions = () => promotions().listPromotions({})
  const template = (product_id = market.product_id) => couponTemplate(getContainer(), [product_id])
  const couponCampaign = async (promotion_id: string, quantity = 1) =>
    await shop.campaign({
      quantity,
      rules: [
        {
          effects: [
            { type: "issue_coupon", promotion_id },
            { type: "add_points", points: 5 },
          ],
        },
      ],
    })
  const detailed = async (id: string) =>
    (await shop.asAdmin<Detailed>("GET", `/redemptions/${id}`)).body.redemption
  const couponOf = ({ redemption }: RedemptionAnswer) =>
    redemption.effects.find(({ type }) => type === "issue_coupon")!.coupon_code!
  /** No redemption, no coupon, no points, and the code as new. */
  const expectNothingLeft = async (campaign_id: string) => {
    expect((await listPromotions()).map(({ code }) => code)).toEqual(["TEMPLATE"])
    expect((await shop.asAdmin("GET", "/redemptions")).body).toMatchObject({ count: 0 })
    expect((await shop.look(campaign_id)).codes.used).toBe(0)
    expect(await shop.balance(ada)).toBe(0)
  }

  it("gets the coupon in the same request, and the answer says what it comes to", async () => {
    const { codes } = await couponCampaign(await template())
    expect((await shop.validate(ada, codes[0], { cart_id: cart.id })).body).toMatchObject({ type: "valid" })
    const key = { "idempotency-key": "first" }
    const first = await shop.redeem(ada, codes[0], { cart_id: cart.id }, key)
    const answer = redeemed(first)
    expect(answer).toMatchObject({
      type: "redemption",
      points: { balance: 5 },
      cart: {
        id: cart.id,
        currency_code: "eur",
        discount_total: 2,
        total: 18,
        promotions: [{ code: couponOf(answer) }],
      },
    })
    expect(await market.look(cart.id)).toMatchObject({ total: 18, discount_total: 2 })
    expect(await detailed(answer.redemption.id)).toMatchObject({ status: "completed", cart_id: cart.id })
    expect(await shop.redeem(ada, codes[0], { cart_id: cart.id }, key)).toEqual(first)
    expect((await shop.redeem(ada, codes[0], {}, key)).status).toBe(409)
  })

  it("tells a repetition the cart as it is", async () => {
    const { codes } = await couponCampaign(await template())
    const key = { "idempotency-key": "first" }
    const first = redeemed(await shop.redeem(ada, codes[0], { cart_id: cart.id }, key))
    await shop.call(
      "DELETE",
      `/store/carts/${cart.id}/promotions`,
      { promo_codes: [couponOf(first)] },
      ada.headers
    )
    const again = redeemed(await shop.redeem(ada, codes[0], { cart_id: cart.id }, key))
    expect(again).toMatchObject({
      redemption: first.redemption,
      cart: { total: 20, discount_total: 0, promotions: [] },
    })
  })

  it("gets the coupon of a redemption whose process died before it was there", async () => {
    const { codes } = await couponCampaign(await template())
    const first = redeemed(await shop.redeem(ada, codes[0]))
    expect(first.cart).toBeUndefined()
    const again = redeemed(await shop.redeem(ada, codes[0], { cart_id: cart.id }))
    expect(again).toMatchObject({
      redemption: { id: first.redemption.id, repeated: true },
      cart: { total: 18, promotions: [{ code: couponOf(first) }] },
    })
  })

  it("on which the coupon has no effect leaves the code unused, and nothing behind", async () => {
    const { campaign, codes } = await couponCampaign(await template("prod_other"))
    const key = { "idempotency-key": "first" }
    const asked = { cart_id: cart.id }
    const refused = await shop.redeem(ada, codes[0], asked, key)
    expect(refused).toMatchObject({
      status: 200,
      body: { type: "rejection", error: { code: "coupon_not_applicable", retryable: false } },
    })
    expect(await shop.redeem(ada, codes[0], asked, key)).toEqual(refused)
    expect((await shop.validate(ada, codes[0], { cart_id: cart.id })).body).toMatchObject({
      error: { code: "coupon_not_applicable" },
    })
    await expectNothingLeft(campaign.id)
    expect(await market.look(cart.id)).toMatchObject({ total: 20, promotions: [] })
    expect(outcomeOf(await shop.redeem(ada, codes[0]))).toBe("redemption")
  })

  it("leaves the code unused when the template is gone", async () => {
    const id = await template()
    const { codes } = await couponCampaign(id)
    await promotions().deletePromotions([id])
    expect(outcomeOf(await shop.redeem(ada, codes[0], { cart_id: cart.id }))).toBe("coupon_not_applicable")
    expect((await shop.asAdmin("GET", "/redemptions")).body).toMatchObject({ count: 0 })
  })

  it("that changes after it was looked at gives the code back", async () => {
    const { codes } = await couponCampaign(await template())
    // Between the look and the claim, somebody takes the bottle out.
    const carts = getContainer().resolve(Modules.CART)
    const { claimRedemption } = service()
    const claim = jest.spyOn(service(), "claimRedemption").mockImplementationOnce(async (...asked) => {
      const items = await carts.listLineItems({ cart_id: cart.id })
      await carts.softDeleteLineItems(items.map(({ id }) => id))
      return await claimRedemption.apply(service(), asked)
    })
    const key = { "idempotency-key": "first" }
    const refused = await shop.redeem(ada, codes[0], { cart_id: cart.id }, key)
    claim.mockRestore()
    expect(outcomeOf(refused)).toBe("coupon_not_applicable")
    expect((await shop.asAdmin("GET", "/redemptions")).body).toMatchObject({
      redemptions: [{ status: "reversed", reversal_reason: "The coupon had no effect on the cart" }],
    })
    expect(await market.look(cart.id)).toMatchObject({ total: 0, promotions: [] })
    expect((await listPromotions()).filter(({ status }) => status === "active")).toEqual([])
    expect(await shop.balance(ada)).toBe(0)

    expect(await shop.redeem(ada, codes[0], { cart_id: cart.id }, key)).toEqual(refused)
    const { id: cart_id } = await market.cart(ada)
    expect(redeemed(await shop.redeem(ada, codes[0], { cart_id }))).toMatchObject({
      type: "redemption",
      cart: { total: 18 },
    })
  })

  it("of somebody else, completed, or unknown is not found, and nothing is claimed", async () => {
    const { campaign, codes } = await couponCampaign(await template())
    const grace = await shop.member("grace")
    const foreign = await market.cart(grace)
    const done = await market.cart(ada)
    await market.checkout(done.id, ada)
    for (const cart_id of [foreign.id, done.id, "cart_none"]) {
      const refused = { status: 404, body: { message: `Cart ${cart_id} was not found` } }
      expect(await shop.redeem(ada, codes[0], { cart_id })).toMatchObject(refused)
      expect(await shop.validate(ada, codes[0], { cart_id })).toMatchObject(refused)
    }
    await expectNothingLeft(campaign.id)
    const { status, body } = await shop.redeem(ada, codes[0], { cart_id: "" })
    expect(status).toBe(400)
    expect(JSON.stringify(body)).toContain("cart_id")
  })

  it("comes back as it was from a campaign that gives no coupon", async () => {
    const { codes } = await shop.campaign()
    expect(redeemed(await shop.redeem(ada, codes[0], { cart_id: cart.id }))).toMatchObject({
      type: "redemption",
      points: { balance: 100 },
      cart: { id: cart.id, total: 20, discount_total: 0, promotions: [] },
    })
  })

  it("pays less as an order, after which the coupon is used up and stays so", async () => {
    const { codes } = await couponCampaign(await template())
    const answer = redeemed(await shop.redeem(ada, codes[0], { cart_id: cart.id }))
    const { type, order } = await market.checkout(cart.id, ada)
    expect(type).toBe("order")
    expect(order).toMatchObject({ total: 23, discount_total: 2 })
    const coupon = (await listPromotions()).find(({ code }) => code === couponOf(answer))
    expect(coupon).toMatchObject({ limit: 1, used: 1 })
    expect((await shop.asAdmin("GET", `/orders/${order.id}/redemptions`)).body).toMatchObject({
      redemptions: [{ id: answer.redemption.id }],
    })

    const next = await market.cart(ada)
    await updateCartPromotionsWorkflow(getContainer()).run({
      input: { cart_id: next.id, promo_codes: [couponOf(answer)] },
    })
    expect(await market.look(next.id)).toMatchObject({ total: 20, promotions: [] })

    await shop.reverse(answer.redemption.id)
    const reversed = await detailed(answer.redemption.id)
    expect(reversed.status).toBe("reversed")
    expect(reversed.effects.map(({ error }) => error)).toContain("The coupon has been used")
  })

  it("is one of 50 that want the same code at once: one gets it", async () => {
    const { codes } = await couponCampaign(await template())
    const shoppers: { member: Member; cart: Cart }[] = []
    for (let index = 0; index < 50; index++) {
      const member = await shop.member(`shopper-${index}`)
      shoppers.push({ member, cart: await market.cart(member) })
    }
    const answers = await Promise.all(
      shoppers.map(({ member, cart: { id } }) => shop.redeem(member, codes[0], { cart_id: id }))
    )
    const outcomes = answers.map(outcomeOf)
    expect(outcomes.filter((outcome) => outcome === "redemption")).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome === "code_already_redeemed")).toHaveLength(49)
    const carts = await Promise.all(shoppers.map((shopper) => market.look(shopper.cart.id)))
    const winner = outcomes.indexOf("redemption")
    expect(carts.map(({ total }) => total)).toEqual(carts.map((_, index) => (index === winner ? 18 : 20)))
    expect(await sql("select count(*)::int as made from promotion")).toEqual([{ made: 2 }])
  })
})
