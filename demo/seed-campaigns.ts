import type { CampaignAnswer } from "../src/contracts/campaign-answer"
import { callerFor, signIn, type Caller } from "./http"

export type DemoCustomer = { id: string; email: string; password: string }
export type DemoCampaign = { id: string; name: string; sample_codes: string[] }

/** Three members who can sign in to the shop. Those of an earlier run are found again. */
export async function ensureCustomers(baseUrl: string, publishableKey: string): Promise<DemoCustomer[]> {
  const names = ["ada", "grace", "edsger"]
  return await Promise.all(names.map((name) => ensureCustomer(baseUrl, publishableKey, name)))
}

async function ensureCustomer(baseUrl: string, publishableKey: string, name: string): Promise<DemoCustomer> {
  const login = { email: `${name}@example.com`, password: "supersecret" }
  type Me = { customer: { id: string } }
  const as = (token: string) =>
    callerFor(baseUrl, { authorization: `Bearer ${token}`, "x-publishable-api-key": publishableKey })
  const known = await signIn(baseUrl, "customer", login).catch(() => null)
  const me =
    known &&
    (await as(known)
      .get<Me>("/store/customers/me")
      .catch(() => null))
  if (me) {
    return { id: me.customer.id, ...login }
  }
  // Who was stopped in the middle of signing up has a login already, and is no customer yet.
  const token =
    known ??
    (await callerFor(baseUrl, {}).post<{ token: string }>("/auth/customer/emailpass/register", login)).token
  const { customer } = await as(token).post<Me>("/store/customers", { email: login.email, first_name: name })
  return { id: customer.id, ...login }
}

/** One campaign that runs with 500 codes, and one that is still a draft. */
export async function ensureCampaigns(admin: Caller): Promise<DemoCampaign[]> {
  const running = await ensureCampaign(admin, {
    name: "Summer bottle caps",
    description: "A code under every cap: 100 points, at most five a month.",
    code_format: { prefix: "SUMMER", length: 10, separator: "-", group_size: 5 },
    quantity: 500,
    rules: [{ name: "Base", effects: [{ type: "add_points", points: 100, expires_after_days: 365 }] }],
    limits: { member: { executions: { value: 5, window: { unit: "month", count: 1 } } } },
    activate: true,
  })
  const draft = await ensureCampaign(admin, {
    name: "Winter receipts",
    description: "One point for every euro on the receipt. Not live yet.",
    code_format: { alphabet: "numeric", length: 12, prefix: "W" },
    rules: [{ name: "Per receipt", effects: [{ type: "add_points", points: 50 }] }],
  })
  return [running, draft]
}

async function ensureCampaign(
  admin: Caller,
  campaign: { name: string; [setting: string]: unknown }
): Promise<DemoCampaign> {
  type Found = { redemption_campaigns: CampaignAnswer[] }
  const found = await admin.get<Found>(`/admin/redemption-campaigns?q=${encodeURIComponent(campaign.name)}`)
  const existing = found.redemption_campaigns.find((candidate) => candidate.name === campaign.name)
  const { id, name } =
    existing ??
    (await admin.post<{ redemption_campaign: CampaignAnswer }>("/admin/redemption-campaigns", campaign))
      .redemption_campaign
  return { id, name, sample_codes: await unusedCodes(admin, id, 5) }
}

export async function unusedCodes(admin: Caller, campaignId: string, limit: number): Promise<string[]> {
  const { redemption_codes } = await admin.get<{ redemption_codes: { code: string }[] }>(
    `/admin/redemption-campaigns/${campaignId}/codes?status=unused&limit=${limit}`
  )
  return redemption_codes.map(({ code }) => code)
}
