import { readFile } from "node:fs/promises"
import { expect, test, type Page } from "@playwright/test"
import { expectAccessibleInEveryLook } from "./axe"
import { askAdmin, complaintsOf, demoInfo, signIn, type DemoInfo } from "./shop"

let info: DemoInfo
let complaints: string[]
const mark = Date.now()

test.beforeEach(async ({ page }) => {
  info = await demoInfo()
  complaints = complaintsOf(page)
  await signIn(page, info)
})

test.afterEach(async ({ page }) => {
  const words = await page.locator("main").innerText()
  expect(words.split("\n").filter((line) => /^[a-z]+(\.[a-zA-Z_]+)+$/.test(line.trim()))).toEqual([])
  expect(complaints).toEqual([])
})

const dialog = (page: Page) => page.getByRole("dialog")
const look = async (page: Page, name: string) =>
  void (await page.screenshot({ path: test.info().outputPath(`${name}.png`) }))

const ask = <Answer>(method: "GET" | "POST", path: string, body?: object) =>
  askAdmin<Answer>(info, method, path, body)

type Made = { redemption_campaign: { id: string; event_schema_id: string } }

/** A campaign on that schema with a condition on what its event carries, and one of its codes. */
async function campaignOn(schema_id: string) {
  const { redemption_campaign } = await ask<Made>("POST", "/admin/redemption-campaigns", {
    name: `Receipts ${mark}`,
    event_schema_id: schema_id,
    quantity: 5,
    rules: [
      {
        name: "Large receipts",
        conditions: [{ attribute: "event.receipt_total", operator: "gte", value: 20 }],
        effects: [{ type: "add_points", points: 70 }],
      },
    ],
    limits: { member: { executions: { value: 3, window: { unit: "month", count: 1 } } } },
    activate: true,
  })
  const { redemption_codes } = await ask<{ redemption_codes: { code: string }[] }>(
    "GET",
    `/admin/redemption-campaigns/${redemption_campaign.id}/codes?limit=1`
  )
  return { id: redemption_campaign.id, code: redemption_codes[0].code }
}

test("a developer makes an event schema, a campaign uses it, and the simulator says why", async ({
  page,
}) => {
  await page.goto("/app/redemptions/schemas")
  await expect(page.getByRole("heading", { level: 1, name: "Event schemas" })).toBeVisible()
  await expect(page.getByRole("link", { name: "Code redeemed" })).toBeVisible()
  await look(page, "schemas")
  await expectAccessibleInEveryLook(page, "main")

  await page.getByRole("link", { name: "Create schema" }).click()
  await page.getByRole("button", { name: "Create schema" }).click()
  await expect(page.getByText("Give it a name.")).toBeVisible()
  await page.getByRole("button", { name: "Receipt" }).click()
  await page.getByLabel("Name", { exact: true }).fill(`Receipt ${mark}`)
  await page.getByLabel("Event key").fill(`receipt_${mark}`)
  await expect(dialog(page).getByRole("region", { name: "Event" })).toContainText(`"receipt_${mark}"`)
  await expectAccessibleInEveryLook(page, "[role=dialog]")
  await look(page, "schema-create")
  await page.getByRole("button", { name: "Create schema" }).click()

  await expect(page.getByRole("heading", { level: 1, name: `Receipt ${mark}` })).toBeVisible()
  await page.getByRole("tab", { name: "TypeScript" }).click()
  await expect(page.getByRole("region", { name: "TypeScript" })).toContainText("receipt_total: number")
  await page.getByRole("tab", { name: "curl" }).click()
  await expect(page.getByRole("region", { name: "curl" })).toContainText("/admin/redemption-events")
  await expect(page.getByText("No campaign listens to this event yet.")).toBeVisible()
  await expectAccessibleInEveryLook(page, "main")

  const schema_id = page.url().split("/").pop()!
  const { code } = await campaignOn(schema_id)

  await page.reload()
  await expect(page.getByRole("link", { name: `Receipts ${mark}` })).toBeVisible()
  await expect(page.getByText(`Receipts ${mark} counts on it`).first()).toBeVisible()
  await page.getByRole("button", { name: `Actions for Receipt ${mark}` }).click()
  await expect(page.getByRole("menuitem", { name: "Delete" })).toHaveAttribute("aria-disabled", "true")
  await page.getByRole("menuitem", { name: "Edit" }).click()
  const total = dialog(page).getByRole("group", { name: "Attribute 2" })
  await expect(total.getByLabel("Attribute name")).toHaveValue("receipt_total")
  await expect(total.getByLabel("Attribute name")).toBeDisabled()
  await expect(total.getByRole("button", { name: "Remove attribute receipt_total" })).toBeDisabled()
  await expect(dialog(page).getByRole("button", { name: "Remove attribute store_id" })).toBeEnabled()
  await page.getByRole("button", { name: "Add attribute" }).click()
  const added = dialog(page).getByRole("group", { name: "Attribute 4" })
  await added.getByLabel("Attribute name").fill("city")
  await added.getByLabel("Required").click()
  await expect(dialog(page).getByText("Redemptions that leave city out will be refused.")).toBeVisible()
  await added.getByLabel("Required").click()
  await look(page, "schema-edit")
  await expectAccessibleInEveryLook(page, "[role=dialog]")
  await page.getByRole("button", { name: "Save" }).click()
  await expect(page.getByRole("listitem").filter({ hasText: "city" })).toBeVisible()

  await page.goto("/app/redemptions/simulate")
  await page.getByRole("button", { name: "Simulate" }).click()
  await expect(page.getByText("Enter a code.")).toBeVisible()
  await page.getByLabel("Campaign", { exact: true }).fill(`Receipts ${mark}`)
  await page.getByRole("option", { name: `Receipts ${mark}` }).click()
  await page.getByRole("button", { name: "Take an unused code" }).click()
  await expect(page.getByLabel("Code", { exact: true })).not.toHaveValue("")
  await page.getByLabel("Code", { exact: true }).fill(code)
  await page.getByLabel("Customer", { exact: true }).fill("grace")
  await page.getByRole("option", { name: /grace@example.com/ }).click()

  await page.getByRole("button", { name: "Simulate" }).click()
  await expect(page.getByText("It would be refused").first()).toBeVisible()
  await expect(page.getByText("What the event carries does not fit its schema.")).toBeVisible()
  await expect(page.getByText("receipt_total: is required")).toBeVisible()
  await expect(page.getByText("Not looked at: an earlier check said no.").first()).toBeVisible()

  await page.getByLabel("receipt_total").fill("12.5")
  await page.getByRole("button", { name: "Simulate" }).click()
  await expect(page.getByText("No rule holds.")).toBeVisible()
  await expect(page.getByText("Rule 1: Large receipts")).toBeVisible()
  await expect(page.getByText("The event's “receipt_total” is at least 20")).toBeVisible()
  await expect(page.getByText("12.5").first()).toBeVisible()
  await expect(page.getByText("This code does not apply to you or to this purchase.").first()).toBeVisible()
  await expect(page.getByRole("region", { name: "Answer" })).toContainText("conditions_not_met")
  await look(page, "simulator-refused")
  await expectAccessibleInEveryLook(page, "main")

  await page.getByLabel("receipt_total").fill("20")
  await page.getByRole("button", { name: "Simulate" }).click()
  await expect(page.getByText("It would be redeemed").first()).toBeVisible()
  await expect(page.getByText("70 points for the member")).toBeVisible()
  await expect(page.getByText("0 of 3 used")).toBeVisible()
  await expect(page.getByText("At least one rule holds.")).toBeVisible()
  await expect(page.getByText("The code is not used up.")).toBeVisible()
  await expect(page.getByRole("region", { name: "Answer" })).toContainText('"type": "valid"')
  await look(page, "simulator-redeemed")
  await expectAccessibleInEveryLook(page, "main")

  // What is asked can be shared; the code is no part of what a server is sent.
  const address = page.url()
  expect(address).toContain("customer_id=")
  expect(decodeURIComponent(address)).not.toContain(code)
  await page.goto("about:blank")
  await page.goto(`${address}#${new URLSearchParams({ code }).toString()}`)
  await expect(page.getByText("It would be redeemed").first()).toBeVisible()
  await expect(page).toHaveURL(address)
  expect((await attemptsOf(code)).length).toBe(0)
})

/** Refused tries with a code: a simulation leaves none. */
async function attemptsOf(code: string) {
  const { redemption_attempts } = await ask<{ redemption_attempts: object[] }>(
    "POST",
    "/admin/redemption-attempts/search",
    { code }
  )
  return redemption_attempts
}

test("somebody who does not exist can be simulated", async ({ page }) => {
  await page.goto("/app/redemptions/simulate")
  await page.getByLabel("Code", { exact: true }).fill(info.campaigns[0].sample_codes[0])
  await page.getByLabel("Somebody who does not exist").click()
  await page.getByLabel("Points", { exact: true }).fill("40")
  await page.getByRole("button", { name: "Simulate" }).click()
  await expect(page.getByText("40 → 140")).toBeVisible()
  await page.getByLabel("Has an account").click()
  await page.getByRole("button", { name: "Simulate" }).click()
  await expect(page.getByText("There is no customer with an account.")).toBeVisible()
  await expect(page.getByText("Please sign in to redeem a code.").first()).toBeVisible()
})

test("tiers are made, changed and deleted, and the books are looked at", async ({ page }) => {
  const name = `Tier ${mark}`
  await page.goto("/app/redemptions/tiers")
  await expect(page.getByRole("heading", { level: 1, name: "Tiers" })).toBeVisible()
  await expectAccessibleInEveryLook(page, "main")
  await page.getByRole("link", { name: "Create tier" }).click()
  await dialog(page).getByRole("button", { name: "Save" }).click()
  await expect(dialog(page).getByText("Give it a name.")).toBeVisible()
  await page.getByLabel("Name", { exact: true }).fill(name)
  await page.getByLabel("From points").fill(String(mark % 1_000_000_000))
  await page.getByLabel("Customer group").click()
  await page
    .getByRole("option", { name: /^VIPs of/ })
    .first()
    .click()
  await look(page, "tier-create")
  await expectAccessibleInEveryLook(page, "[role=dialog]")
  await dialog(page).getByRole("button", { name: "Save" }).click()
  const row = page.getByRole("row").filter({ hasText: name })
  await expect(row).toContainText("VIPs of")
  await expectAccessibleInEveryLook(page, "main")

  await page.getByRole("link", { name }).click()
  await page.getByLabel("Name", { exact: true }).fill(`${name} plus`)
  await dialog(page).getByRole("button", { name: "Save" }).click()
  await expect(page.getByRole("link", { name: `${name} plus` })).toBeVisible()
  await page.getByRole("button", { name: `Actions for ${name} plus` }).click()
  await page.getByRole("menuitem", { name: "Delete" }).click()
  await expect(page.getByText("Nobody has it at the moment.")).toBeVisible()
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click()
  await expect(row).toHaveCount(0)

  await page.getByRole("link", { name: "Health" }).click()
  await expect(page.getByText("Everything adds up")).toBeVisible()
  await expect(page.getByText("A code is used as often as it was redeemed")).toBeVisible()
  await look(page, "health")
  await expectAccessibleInEveryLook(page, "main")
})

test("labels are looked at, printed and downloaded; referrals are told in figures", async ({ page }) => {
  const { redemption_campaign: campaign } = await ask<Made>("POST", "/admin/redemption-campaigns", {
    name: `Labels ${mark}`,
    type: "referral",
    code_format: { prefix: "LABEL", length: 8 },
    quantity: 25,
    rules: [{ effects: [{ type: "add_points", points: 5 }] }],
  })
  await page.goto(`/app/redemptions/${campaign.id}`)
  await expect(page.getByRole("heading", { name: "Referrals" })).toBeVisible()
  await expect(page.getByText("Nobody who was referred has redeemed a code yet.")).toBeVisible()
  await look(page, "referrals")

  await page.goto(`/app/redemptions/${campaign.id}/print?tab=codes`)
  const preview = dialog(page).getByRole("img", { name: "A label as it will be printed" })
  await expect(preview).toBeVisible()
  await dialog(page).getByLabel("Line above the symbol").fill("Hello <b> & co")
  await dialog(page).getByLabel("Sheet").click()
  await page.getByRole("option", { name: /L4731/ }).click()
  await expect(
    dialog(page)
      .getByText(/scanners need/)
      .first()
  ).toBeVisible()
  await look(page, "print-too-small")
  await dialog(page).getByLabel("Sheet").click()
  await page.getByRole("option", { name: /5163/ }).click()
  await expect(preview).toBeVisible()
  await look(page, "print")
  await expectAccessibleInEveryLook(page, "[role=dialog]")
  await dialog(page).getByLabel("How many").fill("12")
  await dialog(page).getByRole("button", { name: "Print" }).click()
  await expect(dialog(page).getByText("12 codes are in the file.")).toBeVisible()
  await look(page, "print-ready")
  await expectAccessibleInEveryLook(page, "[role=dialog]")
  const download = page.waitForEvent("download")
  await dialog(page).getByRole("button", { name: "Download" }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/\.pdf$/)
  expect(await readFile(await file.path(), "latin1")).toMatch(/^%PDF-/)
})
