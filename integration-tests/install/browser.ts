import assert from "node:assert/strict"
import { chromium } from "@playwright/test"
import { chromiumPath } from "../browser/chromium"
import { complaintsOf } from "../admin/shop"
import { admin } from "./job"

/** The plugin's pages are in the shop's admin and complain of nothing. A picture of each goes into `folder`. */
export async function lookAtAdmin(url: string, folder: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ["--no-sandbox"] })
  try {
    const page = await browser.newPage({ locale: "en-US", viewport: { width: 1400, height: 900 } })
    page.setDefaultTimeout(120_000)
    const complaints = complaintsOf(page)
    await page.goto(`${url}/app/login`)
    await page.locator("input[name=email]").fill(admin.email)
    await page.locator("input[name=password]").fill(admin.password)
    await page.locator("button[type=submit]").click()
    await page.waitForURL((at) => !at.pathname.endsWith("/login"))
    await page.getByRole("link", { name: "Redemption codes" }).first().click()
    await page.getByRole("link", { name: "Bottle caps" }).first().waitFor()
    await page.screenshot({ path: `${folder}/list.png` })
    await page.getByRole("link", { name: "Bottle caps" }).first().click()
    await page.getByRole("heading", { level: 1, name: "Bottle caps" }).waitFor()
    await page.screenshot({ path: `${folder}/campaign.png` })
    assert.deepEqual(complaints, [])
  } finally {
    await browser.close()
  }
}
