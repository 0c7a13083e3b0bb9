import { join } from "node:path"
import { test, type Page } from "@playwright/test"

/** Where the pictures of the README come from: `README_PICTURES=1 npm run test:admin` makes them anew. */
const folder = join(__dirname, "../../docs/images")

/** Keeps how a page looks among the results of the run, and for the README when that is asked for. */
export async function picture(page: Page, name: string): Promise<void> {
  const path = process.env.README_PICTURES
    ? join(folder, `${name}.png`)
    : test.info().outputPath(`${name}.png`)
  // A notice that happens to be up is not what the picture is about.
  await page.screenshot({
    path,
    animations: "disabled",
    style: "[data-sonner-toaster] { visibility: hidden }",
  })
}
