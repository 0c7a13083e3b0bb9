import { readFile } from "node:fs/promises"
import { join } from "node:path"
import type { Page } from "@playwright/test"

export type DemoInfo = {
  url: string
  admin: { email: string; password: string }
  publishable_key: string
  customers: { id: string; email: string; password: string }[]
  database_url: string
}

/** What the demo says of itself, once it has finished its own walk. */
export async function demoInfo(): Promise<DemoInfo> {
  const path = join(__dirname, "../../.demo/info.json")
  for (;;) {
    try {
      return JSON.parse(await readFile(path, "utf8")) as DemoInfo
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
}

export async function signIn(page: Page, info: DemoInfo): Promise<void> {
  await page.goto("/app/login")
  await page.locator("input[name=email]").fill(info.admin.email)
  await page.locator("input[name=password]").fill(info.admin.password)
  await page.locator("button[type=submit]").click()
  await page.waitForURL((url) => !url.pathname.endsWith("/login"))
}

/** Redeems as a storefront would. */
export async function redeem(info: DemoInfo, code: string): Promise<{ type: string }> {
  const [{ email, password }] = info.customers
  const send = async (path: string, body: object, headers: Record<string, string> = {}) => {
    const response = await fetch(info.url + path, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    })
    return (await response.json()) as { token: string; type: string }
  }
  const { token } = await send("/auth/customer/emailpass", { email, password })
  return await send(
    "/store/redemptions",
    { code },
    { authorization: `Bearer ${token}`, "x-publishable-api-key": info.publishable_key }
  )
}

/** A page must not complain in the console about anything of ours. Collects what it says. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on("pageerror", (error) => complaints.push(error.message))
  page.on("console", (message) => {
    if (message.type() === "error" && !/Failed to load resource|Outdated Optimize Dep/.test(message.text())) {
      complaints.push(message.text())
    }
  })
  return complaints
}
