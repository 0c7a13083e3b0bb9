import { expect, test, type Page } from "@playwright/test"
import { Client } from "@medusajs/framework/pg"
import { callerFor, signIn as tokenOf, type Caller } from "../../demo/http"
import { expectAccessible, expectAccessibleInEveryLook } from "./axe"
import { complaintsOf, demoInfo, signIn, type DemoInfo } from "./shop"

/** Support and the counter: refused attempts, redeeming for a member, redemptions, points, and cards on core's pages. */

type Campaign = { id: string; name: string; codes: string[] }

let info: DemoInfo
let admin: Caller
let ada: { id: string; email: string }
let grace: { id: string; email: string }
let complaints: string[]

test.beforeAll(async () => {
  info = await demoInfo()
  const token = await tokenOf(info.url, "user", info.admin)
  admin = callerFor(info.url, { authorization: `Bearer ${token}` })
  ;[ada, grace] = info.customers
})
test.beforeEach(async ({ page }) => {
  complaints = complaintsOf(page)
  await signIn(page, info)
})
test.afterEach(async ({ page }) => {
  const words = await page.locator("main").innerText()
  expect(words).not.toMatch(
    /\b(counter|attempts|redemptions|points|widget|why|trace|check|gave|undo|channel|verdict|condition|fact)\.[a-z_]+/i
  )
  expect(complaints).toEqual([])
})

async function createCampaign(settings: object = {}): Promise<Campaign> {
  const { redemption_campaign } = await admin.post<{ redemption_campaign: { id: string; name: string } }>(
    "/admin/redemption-campaigns",
    {
      name: `Support ${Date.now()}`,
      code_format: { prefix: "HELP", length: 10 },
      quantity: 10,
      rules: [{ name: "Base", effects: [{ type: "add_points", points: 100 }] }],
      activate: true,
      ...settings,
    }
  )
  const { id, name } = redemption_campaign
  const { redemption_codes } = await admin.get<{ redemption_codes: { code: string }[] }>(
    `/admin/redemption-campaigns/${id}/codes?limit=10`
  )
  return { id, name, codes: redemption_codes.map(({ code }) => code) }
}

/** Redeems in the storefront. */
async function redeemAs(email: string, code: string) {
  const { password } = info.customers.find((customer) => customer.email === email)!
  const token = await tokenOf(info.url, "customer", { email, password })
  const member = callerFor(info.url, {
    authorization: `Bearer ${token}`,
    "x-publishable-api-key": info.publishable_key,
  })
  return await member.post<{ type: string; redemption?: { id: string }; error?: { code: string } }>(
    "/store/redemptions",
    { code }
  )
}

/** As a scanner does it: a key every 5 ms, then Enter. */
async function scan(page: Page, code: string) {
  await page.keyboard.type(code, { delay: 5 })
  await page.keyboard.press("Enter")
}

const codeField = (page: Page) => page.getByLabel("Code", { exact: true })
const verdict = (page: Page) => page.locator("form [role=status]").first()

test("support: why was it refused, mend it, redeem for the member, see it on the customer's page", async ({
  page,
}, testInfo) => {
  const look = async (name: string) =>
    void (await page.screenshot({ path: testInfo.outputPath(`${name}.png`) }))
  const limits = (value: number) => ({
    member: { executions: { value, window: { unit: "month", count: 1 } } },
  })
  const { id, name, codes } = await createCampaign({ limits: limits(1) })
  expect(await redeemAs(ada.email, codes[0])).toMatchObject({ type: "redemption" })
  expect(await redeemAs(ada.email, codes[1])).toMatchObject({ error: { code: "member_limit_reached" } })

  await page.goto("/app/redemptions/attempts")
  await expect(page.getByRole("heading", { level: 1, name: "Refused attempts" })).toBeVisible()
  await page.getByRole("searchbox", { name: "Find by code" }).fill(codes[1].toLowerCase())
  const attempt = page.getByRole("row").filter({ hasText: name })
  await expect(attempt).toHaveCount(1)
  await expect(attempt).toContainText("Member's limit reached")
  await expect(attempt).toContainText("The member has redeemed as often as the campaign allows for now.")
  await expect(attempt).toContainText(ada.email)
  expect(page.url()).not.toContain(codes[1])
  await look("attempts")
  await expectAccessibleInEveryLook(page, "main")

  await attempt.getByRole("button", { name: "Actions for" }).click()
  await expect(page.getByRole("menuitem", { name: "Look at it in the simulator" })).toBeVisible()
  await look("attempt-menu")
  await admin.post(`/admin/redemption-campaigns/${id}`, { limits: limits(2) })
  await page.getByRole("menuitem", { name: "Redeem for this member" }).click()

  await expect(page.getByRole("heading", { level: 1, name: "Redeem for a member" })).toBeVisible()
  await codeField(page).focus()
  await scan(page, codes[1])
  await expect(verdict(page)).toContainText("+100 points")
  await page.keyboard.press("Enter")
  await expect(verdict(page)).toContainText("Redeemed")
  await look("redeemed")

  await page.goto(`/app/customers/${ada.id}`)
  const card = page.getByRole("main").locator("div").filter({ hasText: "Points and redemptions" }).last()
  await expect(card).toBeVisible()
  await expect(page.getByText("Last redemptions")).toBeVisible()
  await expect(page.getByText(name).first()).toBeVisible()
  await look("customer")
  await page.getByText("Last redemptions").scrollIntoViewIfNeeded()
  await look("customer-lower")
})

test("the counter: a scanner's keys, Enter checks, Enter redeems, the member stays", async ({
  page,
}, testInfo) => {
  const look = async (name: string) =>
    void (await page.screenshot({ path: testInfo.outputPath(`${name}.png`) }))
  const { name, codes } = await createCampaign({
    limits: { member: { executions: { value: 2, window: "total" } } },
  })
  await page.goto("/app/redemptions/redeem")
  await expect(codeField(page)).toBeFocused()
  await look("empty")
  await scan(page, codes[0])
  await expect(verdict(page)).toContainText("Choose the member to see what this code gives them.")
  await page.getByRole("combobox", { name: "Member" }).fill("grace")
  await page.getByRole("option", { name: grace.email }).click()
  await expect(codeField(page)).toBeFocused()
  await expect(verdict(page)).toContainText(name)
  await look("checked")
  await expectAccessibleInEveryLook(page, "main")
  await page.keyboard.press("Enter")
  await expect(verdict(page)).toContainText("Redeemed")

  const before = Date.now()
  await scan(page, `https://shop.example/redeem?code=${codes[1]}`)
  await expect(verdict(page)).toContainText("+100 points")
  testInfo.annotations.push({ type: "scan to verdict", description: `${Date.now() - before} ms` })
  await page.keyboard.press("Enter")
  await expect(verdict(page)).toContainText("Redeemed")
  await expect(page.getByText("2 redeemed")).toBeVisible()

  await scan(page, codes[1])
  await expect(verdict(page)).toContainText("Already redeemed")
  await look("refused")
  // Nobody clears the field: the next scan replaces what is there.
  await scan(page, codes[2])
  await expect(verdict(page)).toContainText("Member's limit reached")
  await expectAccessible(page, "main")
  await page.getByRole("button", { name: "Ignore the member's limit" }).click()
  await look("ignore-limit")
  await expectAccessible(page, "[role=alertdialog]")
  await page.getByRole("alertdialog").getByRole("button", { name: "Ignore the limit" }).click()
  await expect(verdict(page)).toContainText("The member's limit is ignored for this code.")
  await codeField(page).focus()
  await page.keyboard.press("Enter")
  await expect(verdict(page)).toContainText("Redeemed")
  await expect(page.getByText("3 redeemed")).toBeVisible()
  await look("session")
  expect(page.url()).not.toContain(codes[2])
})

test("a redemption is looked at, mended and reversed; points are adjusted", async ({ page }, testInfo) => {
  const look = async (name: string) =>
    void (await page.screenshot({ path: testInfo.outputPath(`${name}.png`) }))
  const { promotion } = await admin.post<{ promotion: { id: string } }>("/admin/promotions", {
    code: `TEMPLATE${Date.now()}`,
    type: "standard",
    status: "draft",
    application_method: { type: "percentage", target_type: "order", value: 10, currency_code: "eur" },
  })
  const { name, codes } = await createCampaign({
    rules: [
      {
        name: "Welcome",
        conditions: [{ attribute: "code", operator: "starts_with", value: "HELP" }],
        effects: [
          { type: "add_points", points: 1_250 },
          { type: "issue_coupon", promotion_id: promotion.id, code_prefix: "THANKS" },
        ],
      },
    ],
  })
  const { redemption } = await redeemAs(grace.email, codes[0])
  const [returned, sorry] = [`The bottle of ${name} came back`, `Sorry about ${name}`]
  // As after ten tries in vain: nobody waits that long in a test.
  const database = new Client({ connectionString: info.database_url })
  await database.connect()
  await database.query(
    `update redemption_effect set status = 'failed', error = 'Promotion service is away', attempts = 10,
       external_id = null where redemption_id = $1 and type = 'issue_coupon'`,
    [redemption!.id]
  )
  await database.query(`update redemption set status = 'partially_applied' where id = $1`, [redemption!.id])
  await database.end()

  await page.goto("/app/redemptions/history")
  await page.getByRole("searchbox", { name: "Find by code" }).fill(codes[0])
  const row = page.getByRole("row").filter({ hasText: name })
  await expect(row).toHaveCount(1)
  await expect(row).toContainText("Partly applied")
  await look("history")
  await expectAccessibleInEveryLook(page, "main")
  await row.getByRole("link").first().click()

  const drawer = page.getByRole("dialog")
  await expect(drawer.getByText("Promotion service is away")).toBeVisible()
  await expect(drawer.getByText("The code starts with HELP")).toBeVisible()
  await look("redemption")
  await expectAccessibleInEveryLook(page, "[role=dialog]")
  await drawer.getByRole("button", { name: "Try again now" }).click()
  await expect(drawer.getByText("Promotion service is away")).toBeHidden()
  await expect(drawer.getByText("Completed")).toBeVisible()

  await drawer.getByRole("link", { name: "Reverse" }).click()
  await expect(drawer.getByText("1,250 points are taken back.")).toBeVisible()
  await expect(drawer.getByText("The coupon THANKS")).toBeVisible()
  await drawer.getByRole("radio", { name: "It is voided" }).click()
  await drawer.getByLabel("Reason").fill(returned)
  await look("reverse")
  await expectAccessibleInEveryLook(page, "[role=dialog]")
  await drawer.getByRole("button", { name: "Reverse" }).click()
  await expect(drawer.getByText(returned)).toBeVisible()
  await expect(drawer.getByText("Reversed", { exact: true }).first()).toBeVisible()
  await look("reversed")
  await drawer.getByRole("button", { name: "Close" }).first().click()

  await page.goto(`/app/redemptions/members/${grace.id}`)
  await expect(page.getByRole("heading", { level: 1 })).toContainText(grace.email)
  await expect(page.getByText(returned)).toBeVisible()
  await look("member")
  await expectAccessibleInEveryLook(page, "main")
  await page.getByRole("link", { name: "Adjust points" }).click()
  await drawer.getByRole("button", { name: "Save" }).click()
  await expect(drawer.getByText("Enter a whole number that is not zero.")).toBeVisible()
  await expect(drawer.getByText("Say why: the ledger keeps it.")).toBeVisible()
  await drawer.getByLabel("Points").fill("77")
  await drawer.getByLabel("Reason").fill(sorry)
  await expect(drawer.getByText("The balance goes from")).toBeVisible()
  await look("adjust")
  // A button under the pointer has its own colours, and those are core's.
  await page.mouse.move(0, 0)
  await expectAccessibleInEveryLook(page, "[role=dialog]")
  await drawer.getByRole("button", { name: "Save" }).click()
  await expect(page.getByText(sorry)).toBeVisible()
  await expect(page.getByText("+77").first()).toBeVisible()
})

test("support: a code is bound to one member, and to nobody else", async ({ page }) => {
  const { codes } = await createCampaign()
  const { redemption_codes } = await admin.post<{ redemption_codes: { id: string }[] }>(
    "/admin/redemption-codes/search",
    { code: codes[0] }
  )
  await page.goto(`/app/redemptions/codes/${redemption_codes[0].id}`)
  const menu = page.getByRole("button", { name: "Actions for this code" })
  await menu.press("Enter")
  await page.getByRole("menuitem", { name: "Bind to a customer" }).press("Enter")
  const drawer = page.getByRole("dialog")
  await expect(drawer.getByText("Nobody else can redeem it then.")).toBeVisible()
  await expect(drawer.getByRole("button", { name: "Bind to a customer" })).toBeDisabled()
  const customer = drawer.getByRole("combobox", { name: "Customer" })
  await customer.fill("grace")
  await page.getByRole("option").filter({ hasText: grace.email }).click()
  await expectAccessible(page, "[role=dialog]")
  await customer.press("Control+Enter")
  await expect(drawer).toBeHidden()
  await expect(page.getByRole("link", { name: grace.id })).toBeVisible()

  expect(await redeemAs(ada.email, codes[0])).toMatchObject({ error: { code: "code_not_found" } })
  expect(await redeemAs(grace.email, codes[0])).toMatchObject({ type: "redemption" })
})

test("cards on the pages of customer, order and promotion never break them", async ({ page }, testInfo) => {
  const look = async (name: string) =>
    void (await page.screenshot({ path: testInfo.outputPath(`${name}.png`) }))
  const { promotion } = await admin.post<{ promotion: { id: string } }>("/admin/promotions", {
    code: `MODEL${Date.now()}`,
    type: "standard",
    status: "draft",
    application_method: { type: "percentage", target_type: "order", value: 10, currency_code: "eur" },
  })
  const { name, codes } = await createCampaign({
    rules: [{ name: "Base", effects: [{ type: "issue_coupon", promotion_id: promotion.id }] }],
  })
  const { redemption } = await redeemAs(ada.email, codes[0])

  await page.goto(`/app/promotions/${promotion.id}`)
  await expect(page.getByText("1 coupon issued")).toBeVisible()
  await look("template")
  const { redemption: full } = await admin.get<{ redemption: { effects: { external_id: string }[] } }>(
    `/admin/redemptions/${redemption!.id}`
  )
  await page.goto(`/app/promotions/${full.effects[0].external_id}`)
  await expect(page.getByText("Issued by the campaign")).toBeVisible()
  await expect(page.getByRole("link", { name })).toBeVisible()
  await look("coupon")

  const order = await placeOrder(ada.id, ada.email, { promo_code: codes[1] })
  await page.goto(`/app/orders/${order}`)
  await expect(page.getByRole("heading", { name: "Redemption codes" })).toBeVisible()
  await expect(page.getByRole("link", { name })).toBeVisible()
  await look("order")
  const refused = await placeOrder(grace.id, grace.email, { promo_code: codes[1] })
  await page.goto(`/app/orders/${refused}`)
  await expect(page.getByText("Refused at checkout")).toBeVisible()
  await look("order-refused")
  const plain = await placeOrder(grace.id, grace.email, {})
  await page.goto(`/app/orders/${plain}`)
  await expect(page.getByRole("heading", { name: "Summary" })).toBeVisible()
  await expect(page.getByRole("heading", { name: "Redemption codes" })).toBeHidden()

  await page.goto(`/app/customers/${ada.id}`)
  await expect(page.getByText("Points and redemptions")).toBeVisible()
  await page.route("**/admin/customers/*/points*", (route) => route.abort())
  await page.reload()
  await expect(page.getByRole("heading", { name: "Points and redemptions" })).toBeVisible()
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible()
  await expect(page.getByRole("heading", { name: ada.email }).first()).toBeVisible()
  await look("customer-broken")
  await page.unroute("**/admin/customers/*/points*")
  await page.getByRole("button", { name: "Try again" }).click()
  await expect(page.getByText("Ever earned")).toBeVisible()

  // Core's own pages have complaints of their own; up to here there must be none of ours.
  expect(complaints.filter((text) => text.includes("/src/admin/"))).toEqual([])
  await page.route("**/admin/customers/*/points*", (route) =>
    route.fulfill({ json: { points: {}, entries: [], count: 0 } })
  )
  await page.reload()
  await expect(page.getByText("This card could not be shown.")).toBeVisible()
  await expect(page.getByRole("heading", { name: ada.email }).first()).toBeVisible()
  await page.unroute("**/admin/customers/*/points*")
  await page.reload()
  await expect(page.getByText("Ever earned")).toBeVisible()
  complaints.length = 0
})

async function placeOrder(customer_id: string, email: string, metadata: object): Promise<string> {
  const { regions } = await admin.get<{ regions: { id: string }[] }>("/admin/regions")
  const { sales_channels } = await admin.get<{ sales_channels: { id: string }[] }>("/admin/sales-channels")
  const { draft_order } = await admin.post<{ draft_order: { id: string } }>("/admin/draft-orders", {
    customer_id,
    email,
    region_id: regions[0].id,
    sales_channel_id: sales_channels[0].id,
    metadata,
  })
  await admin.post(`/admin/draft-orders/${draft_order.id}/convert-to-order`)
  if (Object.keys(metadata).length > 0) {
    await expect
      .poll(async () => {
        const card = await admin.get<{ redemptions: unknown[]; redemption_attempts: unknown[] }>(
          `/admin/orders/${draft_order.id}/redemptions`
        )
        return card.redemptions.length + card.redemption_attempts.length
      })
      .toBe(1)
  }
  return draft_order.id
}

test("the command palette goes on working, and G then D leads to the campaigns", async ({
  page,
}, testInfo) => {
  await page.goto("/app/customers")
  await expect(page.getByRole("heading", { name: "Customers" }).first()).toBeVisible()
  const searches: number[] = []
  page.on("response", (response) => {
    if (new URL(response.url()).pathname === "/admin/search") {
      searches.push(response.status())
    }
  })
  await page.keyboard.press("ControlOrMeta+k")
  const palette = page.getByRole("dialog")
  await expect(palette.getByText("Redemption codes")).toBeVisible()
  await page.screenshot({ path: testInfo.outputPath("palette.png") })
  await page.keyboard.type("ada")
  await expect(palette.getByText(ada.email).first()).toBeVisible()
  await page.screenshot({ path: testInfo.outputPath("palette-search.png") })
  expect(searches.filter((status) => status >= 400)).toEqual([])
  await page.keyboard.press("Escape")
  await expect(palette).toBeHidden()
  await page.keyboard.press("g")
  await page.keyboard.press("d")
  await expect(page).toHaveURL(/\/app\/redemptions$/)
})
