import { expect, test } from "@playwright/test"
import { expectAccessible } from "./axe"
import { complaintsOf, demoInfo, redeem, signIn } from "./shop"

test("from nothing to a live campaign, a redeemed code and an import", async ({ page }, testInfo) => {
  const info = await demoInfo()
  const complaints = complaintsOf(page)
  const look = async (name: string) =>
    void (await page.screenshot({ path: testInfo.outputPath(`${name}.png`) }))
  const name = `Caps ${Date.now()}`
  await signIn(page, info)

  await page.goto("/app/redemptions")
  await expect(page.getByRole("heading", { level: 1, name: "Redemption campaigns" })).toBeVisible()
  await page.getByRole("searchbox", { name: "Search campaigns" }).fill("Summer bottle")
  await expect(page.getByRole("link", { name: "Summer bottle caps" })).toBeVisible()
  await look("list")
  await expectAccessible(page, "main")

  await page.getByRole("link", { name: "Create", exact: true }).click()
  const next = page.getByRole("button", { name: "Continue" })
  await page.getByLabel("How many codes").fill("100")
  await page.getByLabel("Length").fill("3")
  await expect(page.getByText("These codes are too easy to guess").first()).toBeVisible()
  await page.getByLabel("Length").fill("10")
  await expect(page.getByText("Hard to guess: a guess would")).toBeVisible()
  await page.getByLabel("Prefix").fill("CAP")
  await look("wizard-1-codes")
  await expectAccessible(page, "[role=dialog]")
  await next.click()

  await next.click()
  await expect(page.getByText("must not be blank").or(page.getByText("Too small")).first()).toBeVisible()
  await page.getByLabel("Name").fill(name)
  await look("wizard-2-details")
  await next.click()

  await page.getByRole("button", { name: "Add a condition" }).click()
  await page.getByRole("textbox", { name: "Value", exact: true }).fill("CAP")
  await page.getByLabel("Points", { exact: true }).fill("250")
  await look("wizard-3-rules")
  await expectAccessible(page, "[role=dialog]")
  await next.click()

  await page.getByLabel("Redemptions per member").fill("2")
  await look("wizard-4-limits")
  await next.click()

  await expect(
    page.getByText("A redeemed code gives the member 250 points, when one condition is met.")
  ).toBeVisible()
  await look("wizard-5-summary")
  await expectAccessible(page, "[role=dialog]")
  await page.getByRole("button", { name: "Create campaign" }).click()

  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible()
  await expect(page.getByText("Running").first()).toBeVisible()
  await expect(page.getByText("100 codes")).toBeVisible()
  const [code] = await page.locator("td [dir=ltr]").allTextContents()
  expect(code).toMatch(/^CAP-/)
  expect(await redeem(info, code)).toMatchObject({ type: "redemption" })
  await expect(page.getByRole("cell", { name: "1 / 1" })).toBeVisible()
  await look("detail")
  await expectAccessible(page, "main")

  await page.getByRole("searchbox", { name: "Find a code" }).fill(code.toLowerCase())
  await page.getByRole("button", { name: "Find", exact: true }).click()
  await expect(page.locator("td [dir=ltr]")).toHaveCount(1)
  await page.getByRole("searchbox", { name: "Find a code" }).fill("")
  await page.getByRole("button", { name: "Find", exact: true }).click()

  await page.getByRole("button", { name: "Void", exact: true }).first().click()
  await page.getByRole("alertdialog").getByRole("button", { name: "Void" }).click()
  await expect(page.getByRole("button", { name: "Restore" })).toBeVisible()

  await page.getByRole("button", { name: "Import codes" }).click()
  const mark = Date.now()
  await page.getByLabel("CSV file").setInputFiles({
    name: "codes.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`code\nPRINT-${mark}-1\nPRINT-${mark}-2\nBAD!\n`),
  })
  await look("import")
  await expectAccessible(page, "[role=dialog]")
  await page.getByRole("button", { name: "Upload" }).click()
  await page.getByRole("button", { name: "Let them go live" }).click()
  await expect(page.getByText("Done, with errors")).toBeVisible()
  const errors = page.waitForEvent("download")
  await page.getByRole("button", { name: "Download errors" }).click()
  expect((await errors).suggestedFilename()).toMatch(/errors\.csv$/)
  const exported = page.waitForEvent("download")
  await page.getByRole("button", { name: "Export CSV" }).click()
  expect((await exported).suggestedFilename()).toMatch(/\.csv$/)
  await look("imported")

  await page.getByRole("button", { name: "Pause" }).click()
  await expect(page.getByText("Paused").first()).toBeVisible()
  await page.getByRole("button", { name: "Activate" }).click()
  await expect(page.getByText("Running").first()).toBeVisible()

  const words = await page.locator("main").innerText()
  expect(words).not.toMatch(/\b(campaigns|wizard|codes|tasks|metrics|checklist)\.[a-z]/i)
  expect(complaints).toEqual([])
})
