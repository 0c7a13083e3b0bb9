import { expect, test, type Page } from "@playwright/test"
import { expectAccessible, expectAccessibleInEveryLook, setDirection, setTheme } from "./axe"
import { complaintsOf, demoInfo, signIn, type DemoInfo } from "./shop"
import { expectNoRawKeys } from "./words"

const main = "main" as const
const dialog = "[role=dialog]" as const

/** A campaign with codes, made where the shop's own staff would make it. */
async function campaignOf(info: DemoInfo, body: object): Promise<string> {
  const send = async <Answer>(path: string, token: string, content: object) => {
    const response = await fetch(info.url + path, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify(content),
    })
    return (await response.json()) as Answer
  }
  const { token } = await send<{ token: string }>("/auth/user/emailpass", "", info.admin)
  const { redemption_campaign } = await send<{ redemption_campaign: { id: string } }>(
    "/admin/redemption-campaigns",
    token,
    body
  )
  return redemption_campaign.id
}

const rules = [
  {
    name: "Weekend",
    conditions: [
      { attribute: "now", operator: "day_of_week", value: ["saturday", "sunday"] },
      { attribute: "member.points", operator: "between", value: [0, 1_000] },
      { attribute: "customer.metadata.city", operator: "eq", value: "Bonn" },
    ],
    effects: [
      { type: "add_points", points: 100, expires_after_days: 30 },
      { type: "emit_event", name: "loyalty.rewarded" },
    ],
  },
]

const campaign = () => ({
  name: `Looks ${Date.now()}`,
  quantity: 25,
  rules,
  translations: { "de-DE": { name: "Aussehen" } },
  limits: { campaign: { units: { value: 1_000, window: "total" } } },
  activate: true,
})

/** Opens a screen, waits until it is there, and looks at it in every look. */
async function visit(page: Page, path: string, root: typeof main | typeof dialog, ready: string) {
  await page.goto(`/app/redemptions${path}`)
  await expect(page.getByText(ready).first()).toBeVisible()
  await expectAccessibleInEveryLook(page, root)
  await expectNoRawKeys(page)
}

/** Many screens, each four times through axe. */
const longTimeout = 400_000

test("every page is accessible: light, dark, from right to left, on a phone", async ({ page }) => {
  test.setTimeout(longTimeout)
  const info = await demoInfo()
  const complaints = complaintsOf(page)
  await signIn(page, info)
  const id = await campaignOf(info, campaign())
  await visit(page, "", main, "Summer bottle caps")
  await visit(page, "?q=nothing-is-called-this", main, "Clear filters")
  await visit(page, `/${id}`, main, "Performance")
  await visit(page, `/${id}?tab=codes`, main, "Batches")
  await visit(page, `/${id}?tab=redemptions`, main, "Redemptions")
  await visit(page, `/${id}?tab=rules`, main, "Weekend")
  await visit(page, "/tasks", main, "Generation")

  // A code, and a task.
  await page.goto(`/app/redemptions/${id}?tab=codes`)
  await page.locator("td bdi").first().click()
  await expect(page.getByRole("img", { name: "QR code of this code" })).toBeVisible()
  await expectAccessibleInEveryLook(page, main)
  await page.goto("/app/redemptions/tasks")
  await page.getByRole("link", { name: "Generation" }).first().click()
  await expect(page.getByText("Codes made", { exact: true })).toBeVisible()
  await expectAccessibleInEveryLook(page, dialog)

  expect(complaints).toEqual([])
})

test("every drawer is accessible, too", async ({ page }) => {
  test.setTimeout(longTimeout)
  const info = await demoInfo()
  const complaints = complaintsOf(page)
  await signIn(page, info)
  const id = await campaignOf(info, campaign())
  await visit(page, `/${id}/edit`, dialog, "Display order")
  await visit(page, `/${id}/limits`, dialog, "Budget in points")
  await visit(page, `/${id}/visibility`, dialog, "Who sees it in the storefront")
  await visit(page, `/${id}/translations`, dialog, "Add a language")
  await visit(page, `/${id}/rules`, dialog, "Add a rule")
  await visit(page, `/${id}/generate`, dialog, "How many codes")
  await visit(page, `/${id}/import`, dialog, "Download a sample file")
  await visit(page, `/${id}/export`, dialog, "Columns")
  expect(complaints).toEqual([])
})

test("the wizard is accessible in each of its steps, also with faults", async ({ page }) => {
  test.setTimeout(longTimeout)
  const info = await demoInfo()
  const complaints = complaintsOf(page)
  await signIn(page, info)
  await page.goto("/app/redemptions/create")
  const next = page.getByRole("button", { name: "Continue" })
  await page.getByText("More options").click()
  await expectAccessibleInEveryLook(page, dialog)
  await setDirection(page, "rtl")
  await expect(page.getByRole("tablist")).toHaveCSS("direction", "rtl")
  await setDirection(page, "ltr")
  await next.click()
  await next.click()
  await expect(page.getByText("Fix 1 field in Details")).toBeVisible()
  await page.getByRole("button", { name: "Add a language" }).click()
  await expectAccessibleInEveryLook(page, dialog)
  await page.getByRole("button", { name: "Remove translation 1" }).click()
  await page.getByLabel("Name", { exact: true }).fill("Accessible")
  await next.click()
  await page.getByRole("button", { name: "Add a condition" }).click()
  await page.getByRole("button", { name: "Add an effect" }).click()
  await next.click()
  await expectAccessibleInEveryLook(page, dialog)
  await page.getByRole("button", { name: "Remove this condition" }).click()
  await next.click()
  await expectAccessibleInEveryLook(page, dialog)
  await next.click()
  await expect(page.getByText("Launch now")).toBeVisible()
  await expectAccessibleInEveryLook(page, dialog)
  await expectNoRawKeys(page)
  expect(complaints).toEqual([])
})

test("a card that cannot load says so, and the rest of the page goes on", async ({ page }) => {
  const info = await demoInfo()
  await signIn(page, info)
  const id = await campaignOf(info, { name: `Failing ${Date.now()}`, quantity: 5 })
  const broken = async (url: RegExp, path: string) => {
    await page.route(url, (route) => route.fulfill({ status: 500, json: { message: "It is on fire" } }))
    await page.goto(`/app/redemptions${path}`)
    await expect(page.getByText("It is on fire").first()).toBeVisible()
    await expectAccessible(page, main)
    await page.unroute(url)
    await page.getByRole("button", { name: "Try again" }).first().click()
    await expect(page.getByText("It is on fire")).toHaveCount(0)
  }
  await broken(/redemption-campaigns\?/, "")
  await broken(/\/metrics\?/, `/${id}`)
  await broken(/\/codes\?/, `/${id}?tab=codes`)
  await broken(/redemption-tasks\?/, "/tasks")
})

/** Nobody has a campaign yet: the list explains itself. */
test("the first visit offers a sample campaign", async ({ page }) => {
  const info = await demoInfo()
  await signIn(page, info)
  await page.route(/redemption-campaigns\?/, (route) =>
    route.fulfill({ json: { redemption_campaigns: [], count: 0, offset: 0, limit: 20 } })
  )
  await page.goto("/app/redemptions")
  await expect(page.getByText("Turn printed or mailed codes into rewards")).toBeVisible()
  await expectAccessibleInEveryLook(page, main)
  await page.getByRole("button", { name: "Create a sample campaign" }).click()
  await expect(page.getByRole("heading", { level: 1, name: /^Sample/ })).toBeVisible()
  await expect(page.getByRole("tab", { name: "Codes 10" })).toBeVisible()
})

test("codes stay readable from right to left, and masked where somebody looks over the shoulder", async ({
  page,
}) => {
  const info = await demoInfo()
  await signIn(page, info)
  const id = await campaignOf(info, {
    name: `Masks ${Date.now()}`,
    quantity: 3,
    code_format: { prefix: "MASK" },
  })
  await page.goto(`/app/redemptions/${id}?tab=codes`)
  const codes = page.locator("td bdi")
  await expect(codes.first()).toHaveText(/^MASK-/)
  await setDirection(page, "rtl")
  await expect(codes.first()).toHaveCSS("direction", "ltr")
  await setDirection(page, "ltr")
  await page.getByRole("button", { name: "Actions for the codes" }).click()
  await page.getByRole("menuitem", { name: "Mask codes" }).click()
  await expect(codes.first()).toHaveText(/^MASK•/)
  await setTheme(page, "dark")
  await expectAccessible(page, main, "dark")
  await page.getByRole("button", { name: "Show this code" }).first().click()
  await expect(codes.first()).toHaveText(/^MASK-\w{10}$/)
  await page.reload()
  await expect(codes.first()).toHaveText(/^MASK•/)
})
