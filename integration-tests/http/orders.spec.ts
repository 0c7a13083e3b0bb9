import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { redeemOrderCode, reverseOrderRedemptions } from "../../src/workflows/redeem-order-code"
import { inShop } from "./in-shop"
import { until } from "./until"

type Redemptions = {
  redemptions: { order_id: string; customer_id: string; status: string; channel: string }[]
  count: number
}
type Card = { redemptions: object[]; redemption_attempts: object[] }
type Attempts = { redemption_attempts: { refusal: string; order_id: string }[]; count: number }

inShop(({ shop, aMember, getContainer }) => {
  const ada = aMember("ada")

  const place = async (metadata: object | null, customer_id: string | null = ada.id) => {
    const [order] = await getContainer()
      .resolve(Modules.ORDER)
      .createOrders([
        {
          customer_id: customer_id ?? undefined,
          email: ada.email,
          currency_code: "eur",
          metadata: metadata as Record<string, unknown>,
          items: [{ title: "Cola", quantity: 3, unit_price: 20 }],
        },
      ])
    return order.id
  }
  /** Two orders: the code of the first comes back when it is canceled, that of the second does not. */
  const placeBoth = async () => {
    const back = await shop.campaign({ reverse_on_order_cancel: true })
    const kept = await shop.campaign()
    return [await place({ promo_code: back.codes[0] }), await place({ promo_code: kept.codes[0] })]
  }
  const tell = (name: string, id: string, times = 1) =>
    getContainer()
      .resolve(Modules.EVENT_BUS)
      .emit(
        Array.from({ length: times }, () => ({ name, data: { id } })),
        {}
      )
  const redemptions = async () => (await shop.asAdmin<Redemptions>("GET", "/redemptions")).body
  const card = async (id: string) => (await shop.asAdmin<Card>("GET", `/orders/${id}/redemptions`)).body
  const attempts = async () => (await shop.asAdmin<Attempts>("GET", "/redemption-attempts")).body

  it("redeem the code in their metadata, however often they are delivered", async () => {
    const { codes } = await shop.campaign()
    const id = await place({ promo_code: codes[0].toLowerCase() })
    await tell("order.placed", id, 5)
    await until(async () => (await redemptions()).count > 0)
    await tell("order.placed", id, 5)
    expect(await shop.balance(ada)).toBe(100)
    expect(await redemptions()).toMatchObject({
      count: 1,
      redemptions: [{ order_id: id, customer_id: ada.id, channel: "order", status: "completed" }],
    })
    expect((await attempts()).count).toBe(0)
    expect(await card(id)).toMatchObject({
      redemptions: [
        { order: { id, display_id: 1 }, customer: { email: ada.email }, code: { code: codes[0] } },
      ],
      redemption_attempts: [],
    })
    expect((await shop.asAdmin("GET", "/orders/order_none/redemptions")).status).toBe(404)
  })

  it("redeem the code in their cart's metadata; what the order itself says goes before it", async () => {
    const { codes } = await shop.campaign()
    const container = getContainer()
    const ofCart = async (metadata: object | null, code: string) => {
      const cart = await container
        .resolve(Modules.CART)
        .createCarts({ currency_code: "eur", customer_id: ada.id, metadata: { promo_code: code } })
      const id = await place(metadata)
      await container
        .resolve(ContainerRegistrationKeys.LINK)
        .create({ [Modules.ORDER]: { order_id: id }, [Modules.CART]: { cart_id: cart.id } })
      await tell("order.placed", id, 2)
      return id
    }
    const ids = [await ofCart(null, codes[0]), await ofCart({ promo_code: codes[1] }, codes[2])]
    await until(async () => (await redemptions()).count === 2)
    for (const [index, id] of ids.entries()) {
      expect(await card(id)).toMatchObject({ redemptions: [{ code: { code: codes[index] } }] })
    }
  })

  it("and their customers can be reached from a redemption, and the other way round, by Query", async () => {
    const query = getContainer().resolve(ContainerRegistrationKeys.QUERY)
    const { codes } = await shop.campaign()
    const order_id = await place({ promo_code: codes[0] })
    await tell("order.placed", order_id)
    await until(async () => (await redemptions()).count > 0)

    const { data: made } = await query.graph({
      entity: "redemption",
      fields: ["id", "customer.email", "order.currency_code"],
      filters: { order_id },
    })
    expect(made).toMatchObject([{ customer: { email: ada.email }, order: { currency_code: "eur" } }])
    const { data: customers } = await query.graph({
      entity: "customer",
      fields: ["email", "redemptions.id"],
      filters: { id: ada.id },
    })
    expect(customers).toMatchObject([{ redemptions: [{ id: made[0].id }] }])
    const { data: orders } = await query.graph({
      entity: "order",
      fields: ["id", "redemptions.id"],
      filters: { id: order_id },
    })
    expect(orders).toMatchObject([{ redemptions: [{ id: made[0].id }] }])
  })

  it("answer conditions on the order", async () => {
    const { codes } = await shop.campaign({
      rules: [
        {
          conditions: [
            { attribute: "order.total", operator: "gte", value: 60 },
            { attribute: "order.currency_code", operator: "eq", value: "EUR" },
            { attribute: "order.count", operator: "lte", value: 1 },
          ],
          effects: [{ type: "add_points", points: 7 }],
        },
      ],
    })
    await tell("order.placed", await place({ promo_code: codes[0] }))
    await until(async () => (await redemptions()).count > 0)
    expect(await shop.balance(ada)).toBe(7)
    const second = await place({ promo_code: codes[1] })
    await tell("order.placed", second)
    await until(async () => (await attempts()).count > 0)
    expect((await attempts()).redemption_attempts).toMatchObject([
      { refusal: "conditions_not_met", order_id: second },
    ])
  })

  it("of guests are refused by name, once, on the order", async () => {
    const { codes } = await shop.campaign()
    const id = await place({ promo_code: codes[0] }, null)
    await tell("order.placed", id, 3)
    await until(async () => (await attempts()).count > 0)
    await tell("order.placed", id)
    expect(await attempts()).toMatchObject({
      count: 1,
      redemption_attempts: [{ refusal: "customer_required", order_id: id }],
    })
    expect(await card(id)).toMatchObject({
      redemptions: [],
      redemption_attempts: [
        { refusal: "customer_required", campaign: { name: "Bottle caps" }, customer: null },
      ],
    })
  })

  it("without a code are none of our business", async () => {
    await shop.campaign()
    await tell("order.placed", await place(null))
    await tell("order.placed", await place({ promo_code: 7, note: "x" }))
    await tell("order.placed", "order_none")
    const { codes } = await shop.campaign()
    await tell("order.placed", await place({ promo_code: codes[0] }))
    await until(async () => (await redemptions()).count > 0)
    expect((await redemptions()).count).toBe(1)
    expect((await attempts()).count).toBe(0)
  })

  it("that are canceled give back what their campaign says", async () => {
    const [first, second] = await placeBoth()
    await tell("order.placed", first)
    await tell("order.placed", second)
    await until(async () => (await redemptions()).count === 2)
    await tell("order.canceled", second, 2)
    await tell("order.canceled", first, 3)
    await until(async () => (await redemptions()).redemptions.some(({ status }) => status === "reversed"))
    expect(await shop.balance(ada)).toBe(100)
    const { body } = await shop.asAdmin<Redemptions>("GET", `/redemptions?order_id=${second}`)
    expect(body).toMatchObject({ count: 1, redemptions: [{ status: "completed" }] })
  })

  it("that were canceled before anybody was told that they were placed keep nothing either", async () => {
    const [first, second] = await placeBoth()
    await getContainer().resolve(Modules.ORDER).cancel([first, second])
    await reverseOrderRedemptions(getContainer(), first)
    await redeemOrderCode(getContainer(), first)
    await redeemOrderCode(getContainer(), second)
    const byOrder = Object.fromEntries(
      (await redemptions()).redemptions.map(({ order_id, status }) => [order_id, status])
    )
    expect(byOrder).toEqual({ [first]: "reversed", [second]: "completed" })
    expect(await shop.balance(ada)).toBe(100)
    // Told again, nothing more happens.
    await redeemOrderCode(getContainer(), first)
    expect((await redemptions()).count).toBe(2)
  })
})
