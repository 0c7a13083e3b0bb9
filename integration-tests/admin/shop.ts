import { readFile } from "node:fs/promises"
import { join } from "node:path"
import type { Page } from "@playwright/test"

export type DemoInfo = {
  url: string
  admin: { email: string; password: string }
  publishable_key: string
  customers: { id: string; email: string; password: string }[]
  database_url: string
  campaigns: { id: string; name: string; sample_codes: string[] }[]
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

/** Asks the admin API for what a test needs to be there. @throws on anything but 2xx */
export async function askAdmin<Answer>(
  info: DemoInfo,
  method: "GET" | "POST",
  path: string,
  body?: object
): Promise<Answer> {
  const send = async (to: string, how: "GET" | "POST", what: object | undefined, token?: string) => {
    const response = await fetch(info.url + to, {
      method: how,
      headers: {
        // A form says itself what it is.
        ...(what instanceof FormData ? {} : { "content-type": "application/json" }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body: what instanceof FormData ? what : what && JSON.stringify(what),
    })
    if (!response.ok) {
      throw new Error(`${how} ${to} answered ${response.status}: ${await response.text()}`)
    }
    return (await response.json()) as unknown
  }
  const { token } = (await send("/auth/user/emailpass", "POST", info.admin)) as { token: string }
  return (await send(path, method, body, token)) as Answer
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
