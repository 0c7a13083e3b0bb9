import { readFile } from "node:fs/promises"
import { expect, test, type Page } from "@playwright/test"
import { picture } from "./pictures"
import { complaintsOf, demoInfo, redeem, signIn } from "./shop"
import { expectNoRawKeys } from "./words"

/** Counts what somebody clicks, wherever the clicks come from. */
async function countClicks(page: Page): Promise<() => Promise<number>> {
  const count = "sessionStorage.setItem('clicks', String(Number(sessionStorage.getItem('clicks')) + 1))"
  await page.addInitScript({ content: `addEventListener("pointerdown", () => ${count}, true)` })
  await page.reload()
  await page.evaluate("sessionStorage.removeItem('clicks')")
  return async () => Number(await page.evaluate("sessionStorage.getItem('clicks')"))
}

test("from nothing to a live campaign, a redeemed code, an import, an export", async ({ page }) => {
  const info = await demoInfo()
  const complaints = complaintsOf(page)
  const name = `Caps ${Date.now()}`
  await signIn(page, info)

  await page.goto("/app/redemptions")
  await expect(page.getByRole("heading", { level: 1, name: "Redemption campaigns" })).toBeVisible()
  await page.getByRole("searchbox", { name: "Search campaigns" }).fill("Summer bottle")
  await expect(page.getByRole("link", { name: "Summer bottle caps" })).toBeVisible()
  await expect(page).toHaveURL(/q=Summer/)
  await page.getByRole("searchbox", { name: "Search campaigns" }).fill("")
  await expect(page.getByRole("link", { name: "Winter receipts" })).toBeVisible()
  await picture(page, "campaigns")
  await expectNoRawKeys(page)

  const clicks = await countClicks(page)
  await page.getByRole("link", { name: "Create", exact: true }).click()
  const dialog = page.getByRole("dialog")
  const next = dialog.getByRole("button", { name: "Continue" })

  // Codes: weak ones are called so, and what is wrong is said before it is sent.
  await dialog.getByLabel("How many codes").fill("100")
  await dialog.getByLabel("Length").fill("3")
  await expect(dialog.getByText("Too easy to guess. A length of")).toBeVisible()
  await dialog.getByLabel("How many codes").press("Control+Enter")
  await expect(dialog.getByLabel("Length")).toBeFocused()
  await expect(dialog.getByLabel("Length")).toHaveAccessibleDescription(/Too easy to guess/)
  await dialog.getByLabel("Length").fill("10")
  await expect(dialog.getByText("Strong")).toBeVisible()
  await dialog.getByLabel("Prefix").fill("CAP")
  await expect(dialog.locator("aside bdi").first()).toHaveText(/^CAP-\w{10}$/)
  await picture(page, "wizard-codes")
  await expectNoRawKeys(page)
  await next.click()

  await next.click()
  await expect(dialog.getByText("This is needed.")).toBeVisible()
  await expect(dialog.getByLabel("Name", { exact: true })).toBeFocused()
  await dialog.getByLabel("Name", { exact: true }).fill(name)
  await expect(dialog.getByText("This is needed.")).toBeHidden()
  await picture(page, "wizard-details")
  await next.click()

  await dialog.getByRole("button", { name: "Add a condition" }).click()
  await dialog.getByRole("textbox", { name: "Value" }).fill("CAP")
  await dialog.getByLabel("Points", { exact: true }).fill("250")
  await expect(dialog.getByText("A redeemed code gives 250 points if Code starts with CAP.")).toBeVisible()
  await picture(page, "wizard-rules")
  await expectNoRawKeys(page)
  await next.click()

  await dialog.getByRole("spinbutton", { name: "Redemptions per member" }).fill("2")
  await expect(dialog.getByText("Each member may redeem 2 times per month.")).toBeVisible()
  await picture(page, "wizard-limits")
  await next.click()

  await expect(dialog.getByText("100 codes are generated right away.")).toBeVisible()
  await picture(page, "wizard-summary")
  await expectNoRawKeys(page)
  await dialog.getByRole("button", { name: "Create campaign" }).click()

  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible()
  await expect(page.getByText("Active", { exact: true })).toBeVisible()
  expect(await clicks()).toBeLessThanOrEqual(12)
  await expect(page).toHaveTitle(new RegExp(name))

  // Its codes, one of them redeemed as a shopper would; the page notices by itself.
  await page.getByRole("tab", { name: "Codes 100" }).click()
  await expect(page).toHaveURL(/tab=codes/)
  const codes = page.locator("td bdi")
  const code = (await codes.first().textContent()) ?? ""
  expect(code).toMatch(/^CAP-/)
  expect(await redeem(info, code)).toMatchObject({ type: "redemption" })
  await expect(page.getByRole("cell", { name: "1 / 1" })).toBeVisible()
  await page.getByRole("searchbox", { name: "Find codes by their beginning" }).fill(code.toLowerCase())
  await expect(codes).toHaveCount(1)
  // A code never gets into the address, where the browser and the server would remember it.
  expect(page.url()).not.toContain(code.slice(4))
  await codes.first().click()
  await expect(page.getByRole("img", { name: "QR code of this code" })).toBeVisible()
  await expect(page.getByText("250 points")).toBeVisible()
  await picture(page, "code")
  const symbol = page.waitForEvent("download")
  await page.getByRole("button", { name: "Save SVG" }).click()
  expect(await readFile(await (await symbol).path(), "utf8")).toContain("<svg")
  await page.goBack()

  await page.getByRole("tab", { name: "Overview" }).click()
  await expect(page.getByText("by 1 member")).toBeVisible()
  await expect(page.getByRole("img", { name: /^1 redemptions and 0 refusals/ })).toBeVisible()
  await picture(page, "campaign")
  await expectNoRawKeys(page)

  // One is withdrawn and given back.
  await page.getByRole("tab", { name: /^Codes/ }).click()
  await page
    .getByRole("checkbox", { name: /^Select CAP-/ })
    .nth(1)
    .click()
  await page.getByRole("toolbar").getByRole("button", { name: "Void" }).click()
  await page.getByRole("alertdialog").getByRole("button", { name: "Void" }).click()
  await expect(page.getByText("1 code changed")).toBeVisible()
  await expect(page.getByText("Voided").first()).toBeVisible()

  // Codes from a file: looked at first, then let in; what was wrong comes back as a file.
  await page.getByRole("button", { name: "Actions for the codes" }).click()
  await page.getByRole("menuitem", { name: "Import codes" }).click()
  const mark = Date.now()
  await dialog.locator("input[type=file]").setInputFiles({
    name: "printer.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`code\nPRINT-${mark}-1\nPRINT-${mark}-2\nPRINT-${mark}-2\nBAD!\n`),
  })
  await dialog.getByRole("button", { name: "Upload and check" }).click()
  await expect(dialog.getByText("Found in the file")).toBeVisible()
  await expect(dialog.getByText("Twice in the file")).toBeVisible()
  await picture(page, "import")
  await expectNoRawKeys(page)
  const errors = page.waitForEvent("download")
  await dialog.getByRole("button", { name: "Download errors" }).click()
  const report = await readFile(await (await errors).path(), "utf8")
  expect(report).toMatch(/BAD!.*invalid_characters/)
  expect(report).toMatch(/duplicate_in_file/)
  await dialog.getByRole("button", { name: "Import 2 codes" }).click()
  await expect(dialog.getByText("Completed with errors")).toBeVisible()
  await dialog.getByRole("button", { name: "Close" }).last().click()
  expect(await redeem(info, `print-${mark}-1`)).toMatchObject({ type: "rejection" })

  await page.getByRole("button", { name: "Actions for the codes" }).click()
  await page.getByRole("menuitem", { name: "Export codes" }).click()
  await dialog.getByRole("checkbox", { name: "Batch: label" }).click()
  const exported = page.waitForEvent("download")
  await dialog.getByRole("button", { name: "Download CSV" }).click()
  const csv = await readFile(await (await exported).path(), "utf8")
  expect(csv.split("\n")[0]).toBe("code,status,expires_at,max_uses,use_count,batch_label,redeemed_at")
  expect(csv).toContain(`PRINT-${mark}-1`)
  expect(csv).toContain(`${code},used`)

  // Imports & exports: everything that went on, and a way back.
  await page.getByRole("link", { name: "Imports & exports" }).click()
  const row = page.getByRole("row", { name: new RegExp(`Import.*${name}`) })
  await expect(row).toContainText("2 new · 1 known already · 1 unusable")
  await expect(page.getByRole("row", { name: new RegExp(`Export.*${name}`) })).toContainText("102 rows")
  await picture(page, "imports-and-exports")
  await expectNoRawKeys(page)
  await row.getByRole("link", { name: "Import", exact: true }).click()
  await expect(dialog.getByText("Rows that gave no code")).toBeVisible()
  await dialog.getByRole("button", { name: "Undo import" }).click()
  await page.getByRole("alertdialog").getByRole("button", { name: "Undo import" }).click()
  await expect(dialog.getByText("Undone")).toBeVisible()
  await page.keyboard.press("Escape")
  await expect(dialog).toBeHidden()

  // Paused, with a way back that is one click away; changed; launched again from the list, several at once.
  await page.getByRole("link", { name }).first().click()
  await page.getByRole("button", { name: "Pause" }).click()
  await expect(page.getByText("Paused", { exact: true })).toBeVisible()
  await page.getByRole("button", { name: "Undo" }).click()
  await expect(page.getByText("Active", { exact: true })).toBeVisible()
  await page.getByRole("link", { name: "Edit Limits and budget" }).click()
  await dialog.getByRole("spinbutton", { name: "Budget in points" }).fill("1000")
  await dialog.getByRole("button", { name: "Save" }).click()
  await expect(page.getByText("The budget is 1,000 points in total.").first()).toBeVisible()
  await page.goto(`/app/redemptions?q=${encodeURIComponent(name)}`)
  await page.getByRole("checkbox", { name: `Select ${name}` }).click()
  await page.keyboard.press("p")
  await expect(page.getByText("1 campaign changed")).toBeVisible()
  await expect(page.getByText("Paused", { exact: true })).toBeVisible()

  expect(complaints).toEqual([])
})
