import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, type Page } from "@playwright/test"

const folder = join(__dirname, "../../src/admin/i18n/en")
const areas = readdirSync(folder).flatMap((file) =>
  Object.keys(JSON.parse(readFileSync(join(folder, file), "utf8")) as object)
)

/** A key that has no words is shown as it is: `campaigns.title`. None may be on the page, nor in a label of it. */
export async function expectNoRawKeys(page: Page): Promise<void> {
  const raw = new RegExp(`(?<![\\w.])(${areas.join("|")})(\\.[a-z][\\w]*)+(?![\\w.])`, "gi")
  const shown = await page.locator("body").evaluate((body) => {
    const labels = [...body.querySelectorAll("[aria-label], [placeholder], [title]")].map(
      (element) =>
        `${element.getAttribute("aria-label") ?? ""} ${element.getAttribute("placeholder") ?? ""} ${element.getAttribute("title") ?? ""}`
    )
    return `${body.innerText}\n${labels.join("\n")}`
  })
  expect([...String(shown).matchAll(raw)].map(([key]) => key)).toEqual([])
}
