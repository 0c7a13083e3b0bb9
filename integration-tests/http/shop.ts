import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, generateJwtToken, Modules } from "@medusajs/framework/utils"
import type { RedeemAnswer } from "../../src/contracts/answers"
import type { CampaignAnswer } from "../../src/contracts/campaign-answer"

/** What a test sees of an answer: nothing throws, every status is there to be looked at. */
export type Answer<Body> = { status: number; body: Body }

export type Member = { id: string; email: string; headers: Record<string, string> }

type Axios = {
  request(config: {
    method: string
    url: string
    data?: unknown
    headers?: Record<string, string>
    validateStatus: () => boolean
  }): Promise<{ status: number; data: unknown }>
}

/** A shop as its people use it: the admin, members, and the HTTP API between. */
export class Shop {
  admin: Record<string, string> = {}
  publishable: Record<string, string> = {}

  constructor(
    private readonly api: () => Axios,
    private readonly container: () => MedusaContainer
  ) {}

  /** An admin who is signed in, and a storefront key. */
  async open(): Promise<void> {
    const container = this.container()
    const { jwtSecret } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE).projectConfig.http
    const user = await container.resolve(Modules.USER).createUsers({ email: "admin@test.shop" })
    const authIdentity = await container.resolve(Modules.AUTH).createAuthIdentities({
      provider_identities: [{ provider: "emailpass", entity_id: "admin@test.shop" }],
      app_metadata: { user_id: user.id },
    })
    const token = generateJwtToken(
      {
        actor_id: user.id,
        actor_type: "user",
        auth_identity_id: authIdentity.id,
        app_metadata: { user_id: user.id },
      },
      { secret: jwtSecret, expiresIn: "1d", jwtOptions: {} }
    )
    this.admin = { authorization: `Bearer ${token}` }
    const channel = await container
      .resolve(Modules.SALES_CHANNEL)
      .createSalesChannels({ name: "Test storefront" })
    const [key] = await container
      .resolve(Modules.API_KEY)
      .createApiKeys([{ title: "Test storefront", type: "publishable", created_by: user.id }])
    await container.resolve(ContainerRegistrationKeys.LINK).create({
      [Modules.API_KEY]: { publishable_key_id: key.id },
      [Modules.SALES_CHANNEL]: { sales_channel_id: channel.id },
    })
    this.publishable = { "x-publishable-api-key": key.token }
  }

  /** A customer with an account, signed up as a shopper would. */
  async member(name = "ada"): Promise<Member> {
    const login = { email: `${name}@test.shop`, password: "supersecret" }
    const registered = await this.call<{ token: string }>("POST", "/auth/customer/emailpass/register", login)
    const created = await this.call<{ customer: { id: string } }>(
      "POST",
      "/store/customers",
      { email: login.email },
      { ...this.publishable, authorization: `Bearer ${registered.body.token}` }
    )
    const signedIn = await this.call<{ token: string }>("POST", "/auth/customer/emailpass", login)
    return {
      id: created.body.customer.id,
      email: login.email,
      headers: { ...this.publishable, authorization: `Bearer ${signedIn.body.token}` },
    }
  }

  async call<Body = unknown>(
    method: "GET" | "POST" | "DELETE",
    url: string,
    data?: unknown,
    headers: Record<string, string> = {}
  ): Promise<Answer<Body>> {
    const answer = await this.api().request({ method, url, data, headers, validateStatus: () => true })
    return { status: answer.status, body: answer.data as Body }
  }

  async asAdmin<Body = Record<string, never>>(
    method: "GET" | "POST" | "DELETE",
    url: string,
    data?: unknown
  ) {
    return await this.call<Body>(method, `/admin${url}`, data, this.admin)
  }

  /** A live campaign that gives 100 points, with so many codes; anything of it may be said otherwise. */
  async campaign(
    settings: Record<string, unknown> = {}
  ): Promise<{ campaign: CampaignAnswer; codes: string[] }> {
    const quantity = (settings.quantity as number | undefined) ?? 5
    const created = await this.asAdmin<{ redemption_campaign: CampaignAnswer; message?: string }>(
      "POST",
      "/redemption-campaigns",
      { ...aCampaign(), quantity, activate: true, ...settings }
    )
    if (created.status !== 200) {
      throw new Error(`The campaign was not created: ${created.body.message}`)
    }
    const { id } = created.body.redemption_campaign
    const { body } = await this.asAdmin<{ redemption_campaign: CampaignAnswer }>(
      "GET",
      `/redemption-campaigns/${id}`
    )
    return { campaign: body.redemption_campaign, codes: await this.codes(id, Math.min(quantity, 200)) }
  }

  async codes(campaignId: string, limit = 200): Promise<string[]> {
    const { body } = await this.asAdmin<{ redemption_codes: { code: string }[] }>(
      "GET",
      `/redemption-campaigns/${campaignId}/codes?limit=${limit}`
    )
    return body.redemption_codes.map(({ code }) => code)
  }

  async redeem(
    member: Member,
    code: string,
    more: Record<string, unknown> = {},
    headers: Record<string, string> = {}
  ) {
    return await this.call<RedeemAnswer>(
      "POST",
      "/store/redemptions",
      { code, ...more },
      { ...member.headers, ...headers }
    )
  }

  async balance(member: Member): Promise<number> {
    const { body } = await this.call<{ points: { balance: number } }>(
      "GET",
      "/store/points",
      undefined,
      member.headers
    )
    return body.points.balance
  }
}

export const aCampaign = () => ({
  name: "Bottle caps",
  code_format: { prefix: "CAP", length: 10 },
  rules: [{ name: "Base", effects: [{ type: "add_points", points: 100 }] }],
})

/** "redemption", or the code of the refusal. */
export const outcomeOf = ({ body }: Answer<RedeemAnswer>) =>
  body.type === "redemption" ? "redemption" : body.error.code
