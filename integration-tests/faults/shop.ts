import { randomUUID } from "node:crypto"
import type { RedeemAnswer } from "../../src/contracts/answers"
import type { CampaignAnswer } from "../../src/contracts/campaign-answer"
import { bottle } from "../http/bottle"
import { admin, type Lab } from "./lab"

/** Status 0: no answer came, and nobody knows whether the request was carried out. */
export type Answer<Body> = { status: number; body: Body; headers: Headers | null }

export type Member = { id: string; token: string }

type Server = { url: string }

/** The shop of a lab as its people use it, over HTTP and on whichever of its processes. */
export class FaultShop {
  private adminToken = ""

  constructor(private readonly lab: Lab) {}

  async signIn(server: Server): Promise<void> {
    const { body } = await this.call<{ token: string }>(server, "POST", "/auth/user/emailpass", admin, {})
    this.adminToken = body.token
  }

  async asAdmin<Body>(server: Server, method: "GET" | "POST", path: string, body?: unknown) {
    return await this.call<Body>(server, method, `/admin${path}`, body, {
      authorization: `Bearer ${this.adminToken}`,
    })
  }

  /** A file that only staff may have. */
  async file(server: Server, path: string): Promise<Buffer> {
    const headers = { authorization: `Bearer ${this.adminToken}` }
    const response = await fetch(`${server.url}/admin${path}`, { headers })
    if (!response.ok) {
      throw new Error(`The file was not sent: ${response.status}`)
    }
    return Buffer.from(await response.arrayBuffer())
  }

  async member(server: Server, name: string): Promise<Member> {
    const login = { email: `${name}-${randomUUID().slice(0, 8)}@faults.shop`, password: "supersecret" }
    const key = { "x-publishable-api-key": this.lab.publishableKey }
    const post = async <Body>(path: string, body: object, token?: string) =>
      (
        await this.call<Body>(server, "POST", path, body, {
          ...key,
          ...(token && { authorization: `Bearer ${token}` }),
        })
      ).body
    const registered = await post<{ token: string }>("/auth/customer/emailpass/register", login)
    const { customer } = await post<{ customer: { id: string } }>(
      "/store/customers",
      { email: login.email },
      registered.token
    )
    const { token } = await post<{ token: string }>("/auth/customer/emailpass", login)
    return { id: customer.id, token }
  }

  async members(server: Server, count: number): Promise<Member[]> {
    return await Promise.all(
      Array.from({ length: count }, (_, index) => this.member(server, `member-${index}`))
    )
  }

  /** A live campaign of 100 points a code; anything of it may be said otherwise. */
  async campaign(
    server: Server,
    settings: Record<string, unknown> = {}
  ): Promise<{ id: string; codes: string[] }> {
    const { status, body } = await this.asAdmin<{ redemption_campaign: CampaignAnswer; message?: string }>(
      server,
      "POST",
      "/redemption-campaigns",
      {
        name: `Faults ${randomUUID().slice(0, 8)}`,
        code_format: { length: 12 },
        quantity: 10,
        rules: [{ effects: [{ type: "add_points", points: 100 }] }],
        activate: true,
        ...settings,
      }
    )
    if (status !== 200) {
      throw new Error(`The campaign was not created: ${status} ${body.message}`)
    }
    const { id } = body.redemption_campaign
    return { id, codes: await this.codesOf(id) }
  }

  async codesOf(campaign_id: string): Promise<string[]> {
    const rows = await this.lab.sql<{ code: string }>(
      "select code from redemption_code where campaign_id = $1 order by id",
      [campaign_id]
    )
    return rows.map(({ code }) => code)
  }

  /** @param key of the try: sent again with it, a redemption is made once */
  async redeem(
    server: Server,
    member: Member,
    code: string,
    key?: string,
    more: { cart_id?: string } = {}
  ): Promise<Answer<RedeemAnswer>> {
    return await this.call<RedeemAnswer>(
      server,
      "POST",
      "/store/redemptions",
      { code, ...more },
      { ...this.signedIn(member), ...(key ? { "idempotency-key": key } : {}) }
    )
  }

  /** A promotion that coupons are made after: 10 % off the order. @returns its id */
  async couponTemplate(server: Server, code: string): Promise<string> {
    const { body } = await this.asAdmin<{ promotion: { id: string } }>(server, "POST", "/promotions", {
      code,
      type: "standard",
      status: "active",
      application_method: {
        type: "percentage",
        target_type: "order",
        allocation: "across",
        value: 10,
        currency_code: "eur",
      },
    })
    return body.promotion.id
  }

  /** Puts a bottle for 20 € up for sale. @returns the cart of any member, with one bottle in it */
  async sell(server: Server): Promise<(member: Member) => Promise<string>> {
    const { sales_channels } = (
      await this.asAdmin<{ sales_channels: { id: string; name: string }[] }>(server, "GET", "/sales-channels")
    ).body
    const { regions } = (await this.asAdmin<{ regions: { id: string }[] }>(server, "GET", "/regions")).body
    const made = await this.asAdmin<{ product: { variants: { id: string }[] } }>(
      server,
      "POST",
      "/products",
      {
        ...bottle,
        sales_channels: sales_channels.map(({ id }) => ({ id })),
      }
    )
    const items = [{ variant_id: made.body.product.variants[0].id, quantity: 1 }]
    return async (member) =>
      (
        await this.call<{ cart: { id: string } }>(
          server,
          "POST",
          "/store/carts",
          { region_id: regions[0].id, items },
          this.signedIn(member)
        )
      ).body.cart.id
  }

  private signedIn(member: Member): Record<string, string> {
    return {
      "x-publishable-api-key": this.lab.publishableKey,
      authorization: `Bearer ${member.token}`,
    }
  }

  async call<Body>(
    server: Server,
    method: "GET" | "POST",
    path: string,
    body: unknown,
    headers: Record<string, string>
  ): Promise<Answer<Body>> {
    try {
      const response = await fetch(server.url + path, {
        method,
        headers: { ...(body instanceof FormData ? {} : { "content-type": "application/json" }), ...headers },
        body: body === undefined ? undefined : body instanceof FormData ? body : JSON.stringify(body),
      })
      const text = await response.text()
      return { status: response.status, body: parsed(text) as Body, headers: response.headers }
    } catch {
      return { status: 0, body: {} as Body, headers: null }
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return { message: text }
  }
}

/** "redemption", the code of the refusal, or the status where there is neither. */
export function outcomeOf({ status, body }: Answer<RedeemAnswer>): string {
  if (status !== 200 && status !== 429) {
    return `status ${status}`
  }
  return body.type === "redemption" ? "redemption" : body.error.code
}
