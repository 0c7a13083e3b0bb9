import { expect, test, type Page } from "@playwright/test"
import { complaintsOf, demoInfo, signIn } from "./shop"

/** Goes on with Tab until the control has the focus, as somebody without a mouse would. */
async function tabTo(page: Page, name: string | RegExp, role: "button" | "textbox" | "spinbutton" | "link") {
  const control = page.getByRole(role, { name }).first()
  for (let presses = 0; presses < 60; presses += 1) {
    if (await control.evaluate((element) => element === element.ownerDocument.activeElement)) {
      // What has the focus shows it.
      await expect(control).not.toHaveCSS("box-shadow", "none")
      return
    }
    await page.keyboard.press("Tab")
  }
  throw new Error(`60 tabs do not lead to ${String(name)}`)
}

test("a campaign is created with the keyboard alone", async ({ page }) => {
  const info = await demoInfo()
  const complaints = complaintsOf(page)
  await signIn(page, info)
  await page.goto("/app/redemptions")
  const keys = page.keyboard
  const name = `Keys ${Date.now()}`

  await tabTo(page, "Create", "link")
  await keys.press("Enter")
  await expect(page.getByRole("radio", { name: /Generate codes/ })).toBeFocused()
  await tabTo(page, "How many codes", "spinbutton")
  await keys.press("ControlOrMeta+a")
  await keys.type("20")
  // Enter alone sends nothing: scanners and habits press it.
  await keys.press("Enter")
  await expect(page.getByRole("heading", { name: "Which codes?" })).toBeVisible()
  await keys.press("ControlOrMeta+Enter")

  await expect(page.getByLabel("Name", { exact: true })).toBeFocused()
  await keys.type(name)
  await keys.press("Alt+ArrowLeft")
  await expect(page.getByRole("radio", { name: /Generate codes/ })).toBeFocused()
  await keys.press("Alt+ArrowRight")
  await keys.press("ControlOrMeta+Enter")

  await expect(page.getByRole("heading", { name: "Who gets what?" })).toBeFocused()
  await tabTo(page, "Points", "spinbutton")
  await keys.press("ControlOrMeta+a")
  await keys.type("75")
  await keys.press("ControlOrMeta+Enter")
  await expect(page.getByRole("heading", { name: "How often, and how much?" })).toBeFocused()
  await keys.press("ControlOrMeta+Enter")
  await expect(page.getByRole("heading", { name: "Is this right?" })).toBeFocused()
  await tabTo(page, "Create campaign", "button")
  await keys.press("Enter")
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible()
  await expect(page.getByText("Every redeemed code gives 75 points.")).toBeVisible()

  // A drawer gives the focus back to what opened it.
  await tabTo(page, "Edit Schedule", "link")
  await keys.press("Enter")
  await expect(page.getByRole("dialog")).toBeVisible()
  await keys.press("Escape")
  await expect(page.getByRole("dialog")).toBeHidden()
  await expect(page.getByRole("link", { name: "Edit Schedule" })).toBeFocused()
  expect(complaints).toEqual([])
})

test("what was typed survives a reload, and is asked about before it is lost", async ({ page }) => {
  const info = await demoInfo()
  await signIn(page, info)
  await page.goto("/app/redemptions/create")
  await page.getByLabel("How many codes").fill("77")
  await expect
    .poll(() => page.evaluate("sessionStorage.getItem('redemption:new-campaign')"))
    .toContain('"quantity":"77"')
  await page.reload()
  await page.getByRole("button", { name: "Restore it" }).click()
  await expect(page.getByLabel("How many codes")).toHaveValue("77")
  await page.getByRole("button", { name: "Cancel" }).click()
  await expect(page.getByRole("alertdialog")).toContainText("unsaved changes")
  await page.getByRole("alertdialog").getByRole("button", { name: "Continue" }).click()
  await expect(page).toHaveURL(/\/redemptions$/)
})
