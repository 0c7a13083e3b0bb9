import assert from "node:assert/strict"
import { callerFor, signIn, type Caller } from "../../demo/http"

export const admin = { email: "owner@shop.test", password: "supersecret" }

type Answer = { type: string; points?: { balance: number }; error?: { code: string } }

export type Shop = { admin: Caller; publishableKey: string }

/** What a merchant's developer does once, over HTTP: a sales channel and a key for the storefront. */
export async function openShop(url: string): Promise<Shop> {
  const token = await signIn(url, "user", admin)
  const caller = callerFor(url, { authorization: `Bearer ${token}` })
  const { sales_channel } = await caller.post<{ sales_channel: { id: string } }>("/admin/sales-channels", {
    name: `Storefront ${Date.now()}`,
  })
  const { api_key } = await caller.post<{ api_key: { id: string; token: string } }>("/admin/api-keys", {
    title: "Storefront",
    type: "publishable",
  })
  await caller.post(`/admin/api-keys/${api_key.id}/sales-channels`, { add: [sales_channel.id] })
  return { admin: caller, publishableKey: api_key.token }
}

/** A campaign, a member, a redeemed code; the same code refused to another member. Returns what must stay true. */
export async function redeemOnce(url: string, shop: Shop): Promise<{ campaignId: string }> {
  const { redemption_campaign: campaign } = await shop.admin.post<{ redemption_campaign: { id: string } }>(
    "/admin/redemption-campaigns",
    {
      name: "Bottle caps",
      code_format: { prefix: "CAP", length: 10 },
      quantity: 10,
      rules: [{ name: "Base", effects: [{ type: "add_points", points: 100 }] }],
      activate: true,
    }
  )
  const { redemption_codes } = await shop.admin.get<{ redemption_codes: { code: string }[] }>(
    `/admin/redemption-campaigns/${campaign.id}/codes?status=unused`
  )
  assert.equal(redemption_codes.length, 10)
  const [{ code }] = redemption_codes
  const ada = await member(url, shop.publishableKey, "ada")
  const grace = await member(url, shop.publishableKey, "grace")

  const redeemed = await ada.post<Answer>("/store/redemptions", { code })
  assert.equal(redeemed.type, "redemption")
  assert.equal(redeemed.points?.balance, 100)
  const refused = await grace.post<Answer>("/store/redemptions", { code })
  assert.equal(refused.error?.code, "code_already_redeemed")
  await assertKept(shop, campaign.id)
  return { campaignId: campaign.id }
}

/** The campaign has its ten codes, one of them used, and the books are right. */
export async function assertKept(shop: Pick<Shop, "admin">, campaignId: string): Promise<void> {
  const { totals } = await shop.admin.get<{ totals: { codes: number; used: number; redemptions: number } }>(
    `/admin/redemption-campaigns/${campaignId}/metrics`
  )
  assert.deepEqual(
    { codes: totals.codes, used: totals.used, redemptions: totals.redemptions },
    { codes: 10, used: 1, redemptions: 1 }
  )
  const { ok } = await shop.admin.get<{ ok: boolean }>("/admin/redemption-health")
  assert.equal(ok, true)
}

const member = async (url: string, publishableKey: string, name: string): Promise<Caller> =>
  callerFor(url, await signUp(url, publishableKey, name))

/** Makes a member, signed in. @returns the headers of their requests */
export async function signUp(
  url: string,
  publishableKey: string,
  name: string
): Promise<Record<string, string>> {
  const login = { email: `${name}-${Date.now()}@shop.test`, password: "supersecret" }
  const key = { "x-publishable-api-key": publishableKey }
  const { token } = await callerFor(url, {}).post<{ token: string }>(
    "/auth/customer/emailpass/register",
    login
  )
  await callerFor(url, { ...key, authorization: `Bearer ${token}` }).post("/store/customers", {
    email: login.email,
  })
  const signedIn = await signIn(url, "customer", login)
  return { ...key, authorization: `Bearer ${signedIn}` }
}
