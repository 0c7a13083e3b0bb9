import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "@playwright/test"
import { expectAccessible, expectNoSidewaysScroll } from "./axe"
import { complaintsOf, demoInfo, signIn } from "./shop"
import { expectNoRawKeys } from "./words"

/** As the dashboard names them. */
const languages = ["ar", "de", "es", "fr", "it", "ja", "nl", "pl", "ptBR"]

/** One word that each page shows, by its file and key: when it is there, the language has arrived. */
const pages: [path: string, area: string, key: string][] = [
  ["", "campaigns", "campaigns.title"],
  ["/history", "redemptions", "redemptions.title"],
  ["/redeem", "counter", "counter.title"],
  ["/attempts", "attempts", "attempts.title"],
  ["/tasks", "tasks", "tasks.title"],
  ["/simulate", "simulator", "simulator.title"],
  ["/schemas", "schemas", "schemas.title"],
  ["/tiers", "tiers", "tiers.title"],
  ["/health", "health", "health.title"],
]

function wordIn(language: string, area: string, key: string): string {
  const file = join(__dirname, `../../src/admin/i18n/${language}/${area}.json`)
  return key
    .split(".")
    .reduce<unknown>(
      (words, part) => (words as Record<string, unknown>)[part],
      JSON.parse(readFileSync(file, "utf8"))
    ) as string
}

for (const language of languages) {
  test(`every page speaks ${language}`, async ({ page, context, baseURL }) => {
    const info = await demoInfo()
    const complaints = complaintsOf(page)
    await signIn(page, info)
    await context.addCookies([{ name: "lng", value: language, url: baseURL! }])

    for (const [path, area, key] of pages) {
      await page.goto(`/app/redemptions${path}`)
      const title = wordIn(language, area, key)
      await expect(
        page.locator("main").getByRole("heading", { name: title, exact: true }).first()
      ).toBeVisible()
      await expectNoRawKeys(page)
      await expectNoSidewaysScroll(page)
    }
    await page.goto(`/app/redemptions/${info.campaigns[0].id}`)
    const performance = wordIn(language, "campaigns", "metrics.title")
    await expect(page.getByRole("heading", { name: performance, exact: true })).toBeVisible()
    expect(await page.locator("html").getAttribute("dir")).toBe(language === "ar" ? "rtl" : "ltr")
    await expectAccessible(page, "main", language)
    await page.screenshot({ path: test.info().outputPath(`${language}.png`) })

    await page.goto("/app/redemptions/create")
    const step = wordIn(language, "wizard", "stepTitle.codes")
    await expect(page.getByRole("heading", { name: step })).toBeVisible()
    await page.screenshot({ path: test.info().outputPath(`${language}-wizard.png`) })
    expect(complaints).toEqual([])
  })
}
