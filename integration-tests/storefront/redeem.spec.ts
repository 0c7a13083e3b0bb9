import AxeBuilder from "@axe-core/playwright"
import { expect, test, type Page } from "@playwright/test"
import { toBuffer } from "qrcode"
import { callerFor, signIn as tokenOf } from "../../demo/http"
import { complaintsOf, demoInfo, type DemoInfo } from "../admin/shop"

/** A live campaign of three uses per member, for this test alone. */
async function aCampaign(info: DemoInfo): Promise<{ name: string; codes: string[] }> {
  const token = await tokenOf(info.url, "user", info.admin)
  const admin = callerFor(info.url, { authorization: `Bearer ${token}` })
  const name = `Storefront ${Date.now()}`
  const { redemption_campaign } = await admin.post<{ redemption_campaign: { id: string } }>(
    "/admin/redemption-campaigns",
    {
      name,
      description: "Three caps each.",
      code_format: { prefix: "SHOP", length: 10, separator: "-", group_size: 5 },
      quantity: 3,
      rules: [{ name: "Base", effects: [{ type: "add_points", points: 50 }] }],
      limits: { member: { executions: { value: 3, window: { unit: "month", count: 1 } } } },
      activate: true,
    }
  )
  const { redemption_codes } = await admin.get<{ redemption_codes: { code: string }[] }>(
    `/admin/redemption-campaigns/${redemption_campaign.id}/codes`
  )
  return { name, codes: redemption_codes.map(({ code }) => code) }
}

async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([])
}

async function signIn(page: Page, { customers }: DemoInfo) {
  await page.getByLabel("E-mail").fill(customers[2].email)
  await page.getByLabel("Password").fill(customers[2].password)
  await page.getByRole("button", { name: "Sign in" }).click()
}

test("a linked code waits for signing in and for the button; then it gives points", async ({
  page,
}, testInfo) => {
  const info = await demoInfo()
  const { name, codes } = await aCampaign(info)
  const complaints = complaintsOf(page)
  const posts: string[] = []
  const addresses: string[] = []
  page.on("request", (request) => {
    if (request.method() === "POST") posts.push(new URL(request.url()).pathname)
    addresses.push(request.url(), request.headers().referer ?? "")
  })
  const look = async (what: string) => {
    await expectAccessible(page)
    await page.screenshot({ path: testInfo.outputPath(`${what}.png`), fullPage: true })
  }

  await page.goto(`/redeem?code=${codes[0]}&utm_source=cap`)
  await expect(page.getByText("Your code is kept")).toBeVisible()
  expect(page.url()).toMatch(/\/redeem\?utm_source=cap$/)
  await expect(page.getByText(name)).toBeVisible()
  await look("1-sign-in")
  expect(posts).toEqual([])

  await page.getByLabel("E-mail").fill("nobody@example.com")
  await page.getByLabel("Password").fill("wrong")
  await page.getByRole("button", { name: "Sign in" }).click()
  await expect(page.getByRole("alert")).toHaveText("E-mail or password is wrong.")
  await signIn(page, info)
  await expect(page.getByLabel("Your code")).toHaveValue(codes[0])
  await expect(page.getByRole("listitem").filter({ hasText: name })).toContainText("3 left for you")
  await look("2-linked")
  expect(posts.filter((path) => path.startsWith("/store"))).toEqual([])

  const before = Number((await page.locator(".figure").innerText()).replace(/\D/g, ""))
  await page.getByLabel("Your code").press("Enter")
  await expect(page.getByRole("status")).toContainText("Thank you! 50 points.")
  await expect(page.getByRole("status")).toBeFocused()
  await expect(page.locator(".figure")).toHaveText(new Intl.NumberFormat("en-US").format(before + 50))
  await expect(page.getByRole("row").nth(1)).toContainText("+50")
  await expect(page.getByRole("listitem").filter({ hasText: name })).toContainText("2 left for you")
  await look("3-redeemed")
  expect(posts.filter((path) => path.startsWith("/store"))).toEqual(["/store/redemptions"])

  await page.getByLabel("Your code").fill("SHOP-NOTHING")
  await page.getByRole("button", { name: "Redeem" }).click()
  await expect(page.getByRole("alert")).toContainText("We do not know this code")
  await expect(page.getByRole("alert")).toBeFocused()
  await look("4-refused")

  await page.reload()
  await expect(page.getByLabel("Your code")).toHaveValue("")
  // Vite asks for modules by address; the code must be in none of them, nor in what else was asked for.
  expect(
    addresses.filter((address) => address.includes(codes[0]) && !address.includes("/redeem?code="))
  ).toEqual([])
  expect(complaints).toEqual([])
})

test("a scanned photo fills the form, on a phone, also when the network fails", async ({
  page,
}, testInfo) => {
  const info = await demoInfo()
  const { codes } = await aCampaign(info)
  await page.setViewportSize({ width: 375, height: 700 })
  await page.goto("/")
  await signIn(page, info)
  await page.getByRole("button", { name: "Scan" }).click()
  await page.getByLabel("Photo of a code").setInputFiles({
    name: "cap.png",
    mimeType: "image/png",
    buffer: await toBuffer(`https://shop.example/redeem?code=${codes[1]}`, { scale: 8 }),
  })
  await expect(page.getByLabel("Your code")).toHaveValue(codes[1])
  expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true)
  await expectAccessible(page)

  await page.route("**/store/redemptions", (route) => route.abort())
  await page.getByRole("button", { name: "Redeem" }).click()
  await expect(page.getByRole("alert")).toContainText("Your code is not lost")
  await page.unroute("**/store/redemptions")
  await page.getByRole("button", { name: "Redeem" }).click()
  await expect(page.getByRole("status")).toContainText("50 points")
  await page.screenshot({ path: testInfo.outputPath("phone.png"), fullPage: true })
})
