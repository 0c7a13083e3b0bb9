import Medusa from "@medusajs/js-sdk"
import { createRedemptions, isRedemption } from "../../src/client"
import { inShop } from "./in-shop"

inShop(({ shop, aMember }) => {
  const ada = aMember("ada")
  const grace = aMember("grace")

  /** A storefront with the stock SDK, as its documentation makes one. */
  const storefront = () =>
    new Medusa({
      baseUrl: shop.url,
      publishableKey: shop.publishable["x-publishable-api-key"],
      auth: { type: "jwt", jwtTokenStorageMethod: "memory" },
    })

  it("the typed client does a member's whole job over the stock SDK", async () => {
    const { campaign, codes } = await shop.campaign({ limits: { member: { executions: { value: 3 } } } })
    const sdk = storefront()
    const redemptions = createRedemptions(sdk)

    expect(await redemptions.redeem(codes[0])).toMatchObject({
      type: "rejection",
      error: { code: "customer_required" },
    })
    expect(await redemptions.campaigns()).toMatchObject({
      redemption_campaigns: [{ id: campaign.id }],
      count: 1,
    })

    await sdk.auth.login("customer", "emailpass", { email: ada.email, password: "supersecret" })
    expect(await redemptions.validate(codes[0])).toMatchObject({
      type: "valid",
      rewards: [{ type: "add_points", points: 100 }],
    })
    const answer = await redemptions.redeem(codes[0].toLowerCase())
    expect(isRedemption(answer) && answer.points).toEqual({ balance: 100 })
    const { id } = (answer as Extract<typeof answer, { type: "redemption" }>).redemption
    expect(await redemptions.redeem("NO-SUCH-CODE")).toMatchObject({ error: { code: "code_not_found" } })

    expect(await redemptions.points()).toMatchObject({ balance: 100, pending: 0, lifetime: 100 })
    expect(await redemptions.entries()).toMatchObject({ count: 1, entries: [{ type: "add", amount: 100 }] })
    expect(await redemptions.list({ campaign_id: campaign.id })).toMatchObject({
      count: 1,
      redemptions: [{ id }],
    })
    expect(await redemptions.retrieve(id)).toMatchObject({ id, points: 100 })
    expect(await redemptions.campaigns({ limit: 1 })).toMatchObject({
      redemption_campaigns: [{ limit: { remaining: 2 } }],
    })

    expect(await redemptions.referral.get()).toMatchObject({ referred_count: 0, referrer_claimed: false })
    await expect(redemptions.referral.claim(await shop.referralCode(grace))).rejects.toMatchObject({
      status: 400,
    })
  })

  it("an answer that is lost on its way is fetched again, and the code is used once", async () => {
    const { codes } = await shop.campaign()
    const sdk = storefront()
    await sdk.auth.login("customer", "emailpass", { email: ada.email, password: "supersecret" })
    const { fetch } = global
    let lost = 0
    global.fetch = async (...request) => {
      const response = await fetch(...request)
      if (lost++ === 0) {
        throw new TypeError("terminated")
      }
      return response
    }
    try {
      const answer = await createRedemptions(sdk, { retry_pauses: [0] }).redeem(codes[0])
      expect(answer).toMatchObject({ type: "redemption", points: { balance: 100 } })
      expect(lost).toBe(2)
    } finally {
      global.fetch = fetch
    }
  })
})
