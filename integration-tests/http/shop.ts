import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, generateJwtToken, Modules } from "@medusajs/framework/utils"
import type { Points, RedeemAnswer, RedemptionAnswer, ValidateAnswer } from "../../src/contracts/answers"
import type { CampaignAnswer } from "../../src/contracts/campaign-answer"
import type { TaskStatus } from "../../src/contracts/task"
import type { Rejection } from "../../src/domain/refusal"
import { until } from "./until"

/** What a test sees of an answer: nothing throws, every status is there to be looked at. */
export type Answer<Body> = { status: number; body: Body }

export type Member = { id: string; email: string; headers: Headers }

type Method = "GET" | "POST" | "DELETE"
type Headers = Record<string, string>

export type CodeRow = { id: string; code: string; batch_id: string; tag: string | null }

export type Task = {
  id: string
  type: string
  status: TaskStatus
  batch_id: string
  counts: { total: number; done: number; created: number; duplicate: number; invalid: number }
  percent: number
  error: string | null
}
export type OneTask<Row = Task> = { redemption_task: Row; message: string }

type Request = {
  method: Method
  url: string
  data?: unknown
  headers?: Headers
  responseType?: "arraybuffer"
  transformRequest?: ((data: string) => string)[]
}
type Axios = {
  request(config: Request & { validateStatus: () => boolean }): Promise<{
    status: number
    data: unknown
    headers: Record<string, unknown>
  }>
  defaults: { baseURL: string }
}

/** A shop as its people use it: the admin, members, and the HTTP API between. */
export class Shop {
  admin: Headers = {}
  publishable: Headers = {}

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

  /** For who looks at an answer's headers or bytes. */
  async send(request: Request) {
    return await this.api().request({ ...request, validateStatus: () => true })
  }

  get url(): string {
    return this.api().defaults.baseURL
  }

  /** The admin's cookie, as the dashboard has it. */
  async session(): Promise<string> {
    const { headers } = await this.send({
      method: "POST",
      url: "/auth/session",
      data: {},
      headers: this.admin,
    })
    return (headers["set-cookie"] as string[]).map((cookie) => cookie.split(";")[0]).join("; ")
  }

  async call<Body = unknown>(
    method: Method,
    url: string,
    data?: unknown,
    headers: Headers = {}
  ): Promise<Answer<Body>> {
    const answer = await this.send({ method, url, data, headers })
    return { status: answer.status, body: answer.data as Body }
  }

  async asAdmin<Body = Record<string, never>>(method: Method, url: string, data?: unknown) {
    return await this.call<Body>(method, `/admin${url}`, data, this.admin)
  }

  async asMember<Body = unknown>({ headers }: Member, method: Method, url: string, data?: unknown) {
    return await this.call<Body>(method, `/store${url}`, data, headers)
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
    return { campaign: await this.look(id), codes: await this.codes(id, Math.min(quantity, 200)) }
  }

  /** A live campaign whose codes are printed already and come in files. @returns its id */
  async importCampaign(settings: object = {}): Promise<string> {
    const { campaign } = await this.campaign({
      code_source: "import",
      code_format: undefined,
      quantity: undefined,
      ...settings,
    })
    await this.move(campaign.id, "activate")
    return campaign.id
  }

  /** The campaign as it is now. */
  async look(campaign_id: string): Promise<CampaignAnswer> {
    const { body } = await this.asAdmin<{ redemption_campaign: CampaignAnswer }>(
      "GET",
      `/redemption-campaigns/${campaign_id}`
    )
    return body.redemption_campaign
  }

  /** The campaign's figures. */
  async totals(campaign_id: string): Promise<Record<string, unknown>> {
    const { body } = await this.asAdmin<{ totals: Record<string, unknown> }>(
      "GET",
      `/redemption-campaigns/${campaign_id}/metrics`
    )
    return body.totals
  }

  async move(campaign_id: string, verb: "activate" | "pause" | "archive") {
    return await this.asAdmin("POST", `/redemption-campaigns/${campaign_id}/${verb}`)
  }

  async codes(campaign_id: string, limit = 200): Promise<string[]> {
    return (await this.codeRows(campaign_id, `limit=${limit}`)).map(({ code }) => code)
  }

  /** A page of the campaign's codes as staff see them, newest first. */
  async codeRows<Row = CodeRow>(campaign_id: string, query = ""): Promise<Row[]> {
    const { body } = await this.asAdmin<{ redemption_codes: Row[] }>(
      "GET",
      `/redemption-campaigns/${campaign_id}/codes?${query}`
    )
    return body.redemption_codes
  }

  /** Does something to one code of a campaign. */
  async withCode(campaign_id: string, code: string, verb: "void" | "restore" | "bind", data?: object) {
    const row = (await this.codeRows(campaign_id)).find((one) => one.code === code)
    return await this.asAdmin("POST", `/redemption-codes/${row!.id}/${verb}`, data)
  }

  /** The campaign's batches, newest first. */
  async batches(campaign_id: string): Promise<string[]> {
    const { body } = await this.asAdmin<{ redemption_code_batches: { id: string }[] }>(
      "GET",
      `/redemption-batches?campaign_id=${campaign_id}`
    )
    return body.redemption_code_batches.map(({ id }) => id)
  }

  /** One more batch of codes. @returns its id */
  async batch(campaign_id: string, settings: object): Promise<string> {
    const { body } = await this.asAdmin<{ redemption_code_batch: { id: string } }>(
      "POST",
      `/redemption-campaigns/${campaign_id}/batches`,
      settings
    )
    return body.redemption_code_batch.id
  }

  /** @returns the schema's id */
  async eventSchema(settings: { event_type: string; name: string; attributes: object[] }): Promise<string> {
    const { body } = await this.asAdmin<{ redemption_event_schema: { id: string } }>(
      "POST",
      "/redemption-event-schemas",
      settings
    )
    return body.redemption_event_schema.id
  }

  /** Sends a file of codes, as the import's form does. */
  async upload(
    campaign_id: string,
    content: string | Buffer,
    fields: Record<string, string> = {},
    {
      headers = {},
      name = "codes.csv",
      type = "text/csv",
    }: { headers?: Headers; name?: string; type?: string } = {}
  ) {
    const form = new FormData()
    for (const [field, value] of Object.entries(fields)) {
      form.append(field, value)
    }
    form.append("file", new Blob([new Uint8Array(Buffer.from(content))], { type }), name)
    return await this.call<OneTask>("POST", `/admin/redemption-campaigns/${campaign_id}/imports`, form, {
      ...this.admin,
      ...headers,
    })
  }

  async task<Row = Task>(id: string): Promise<Row> {
    return (await this.asAdmin<OneTask<Row>>("GET", `/redemption-tasks/${id}`)).body.redemption_task
  }

  /** The task, once nothing moves in it any more. */
  async settled<Row extends { status: string } = Task>(id: string): Promise<Row> {
    let task = await this.task<Row>(id)
    await until(async () => {
      task = await this.task<Row>(id)
      return !["uploading", "queued", "running"].includes(task.status)
    })
    return task
  }

  async redeem(member: Member, code: string, more: Record<string, unknown> = {}, headers: Headers = {}) {
    return await this.call<RedeemAnswer>(
      "POST",
      "/store/redemptions",
      { code, ...more },
      { ...member.headers, ...headers }
    )
  }

  async validate(member: Member, code: string, more: Record<string, unknown> = {}) {
    return await this.asMember<ValidateAnswer>(member, "POST", "/redemptions/validate", { code, ...more })
  }

  /** Staff redeem it on the member's behalf. */
  async redeemFor(customer_id: string, code: string, more: Record<string, unknown> = {}) {
    return await this.asAdmin<RedeemAnswer>("POST", "/redemptions", { customer_id, code, ...more })
  }

  async reverse(redemption_id: string, body: object = {}) {
    return await this.asAdmin<{ redemption: { status: string }; changed: boolean; points_shortfall: number }>(
      "POST",
      `/redemptions/${redemption_id}/reverse`,
      body
    )
  }

  async points(member: Member): Promise<Points> {
    return (await this.asMember<{ points: Points }>(member, "GET", "/points")).body.points
  }

  async balance(member: Member): Promise<number> {
    return (await this.points(member)).balance
  }

  /** Staff give points, or take them. */
  async adjust(member: Member, amount: number, note = "test") {
    return await this.asAdmin<{ message?: string }>("POST", `/customers/${member.id}/points`, {
      amount,
      note,
    })
  }

  /** The code with which the member brings others. */
  async referralCode(member: Member): Promise<string> {
    return (await this.asMember<{ referral: { code: string } }>(member, "GET", "/referral")).body.referral
      .code
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

/** What was redeemed. @throws when it was refused */
export function redeemed({ body }: { body: RedeemAnswer }): RedemptionAnswer {
  if (body.type !== "redemption") {
    throw new Error(`Nothing was redeemed: ${JSON.stringify(body)}`)
  }
  return body
}

/** The refusal. @throws when there was none */
export function refused({ body }: { body: RedeemAnswer | ValidateAnswer }): Rejection["error"] {
  if (body.type !== "rejection") {
    throw new Error(`Nothing was refused: ${JSON.stringify(body)}`)
  }
  return body.error
}
