import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "@playwright/test"
import { expectAccessible, expectNoSidewaysScroll, expectTablesToFit } from "./axe"
import { askAdmin, complaintsOf, demoInfo, redeem, signIn, type DemoInfo } from "./shop"
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

/** The lists on which long words of a language and long names meet. */
const wide = ["", "/history", "/attempts", "/tasks"]

/**
 * A campaign whose name and codes are long, with a code that was redeemed, a try that was refused, and an import in which
 * not all rows were codes.
 */
async function longCampaign(info: DemoInfo): Promise<string> {
  const campaign = await askAdmin<{ redemption_campaign: { id: string } }>(
    info,
    "POST",
    "/admin/redemption-campaigns",
    {
      name: "Weihnachtsgewinnspiel für Stammkundinnen und Stammkunden in Deutschland und Österreich",
      quantity: 3,
      max_uses: 5,
      code_format: { prefix: "WEIHNACHTEN", length: 24, group_size: 4 },
      rules: [
        {
          conditions: [],
          effects: [
            { type: "add_points", points: 1_000 },
            { type: "set_customer_metadata", key: "city", value: "Bonn" },
          ],
        },
      ],
      limits: { member: { executions: { value: 1 } } },
      activate: true,
    }
  )
  const { id } = campaign.redemption_campaign
  const { redemption_codes } = await askAdmin<{ redemption_codes: { code: string }[] }>(
    info,
    "GET",
    `/admin/redemption-campaigns/${id}/codes`
  )
  const [first, second] = redemption_codes
  expect((await redeem(info, first.code)).type).toBe("redemption")
  expect((await redeem(info, second.code)).type).toBe("rejection")
  const form = new FormData()
  const printed = `KASTANIE-${Date.now()}`
  form.append("file", new Blob([`code\n${printed}\n${printed}\n!\n`]), "codes.csv")
  type Task = { redemption_task: { id: string; status: string } }
  const { redemption_task } = await askAdmin<Task>(
    info,
    "POST",
    `/admin/redemption-campaigns/${id}/imports`,
    form
  )
  await expect
    .poll(
      async () =>
        (await askAdmin<Task>(info, "GET", `/admin/redemption-tasks/${redemption_task.id}`)).redemption_task
          .status
    )
    .toBe("completed_with_errors")
  return id
}

test.use({ viewport: { width: 1_360, height: 800 } })

let long: string
test.beforeAll(async () => {
  long = await longCampaign(await demoInfo())
})

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
      if (wide.includes(path)) {
        await expectTablesToFit(page)
      }
      // What the API says of a campaign in English is said in the language of the page.
      await expect(page.locator("main")).not.toContainText(
        /A redeemed code gives the member|gives [\d.,]+ points/
      )
    }
    for (const tab of ["codes", "redemptions"]) {
      await page.goto(`/app/redemptions/${long}?tab=${tab}`)
      await expectTablesToFit(page)
      await page.screenshot({ path: test.info().outputPath(`${language}-${tab}.png`) })
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
