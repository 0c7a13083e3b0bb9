import { defineConfig } from "@playwright/test"
import { chromiumPath } from "../browser/chromium"

const port = 9411
const storefrontPort = 8411
const storefront = `http://localhost:${storefrontPort}`

const server = {
  cwd: "../..",
  timeout: 300_000,
  gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
  // While developing, servers that run already will do.
  reuseExistingServer: !process.env.CI,
} as const
export default defineConfig({
  outputDir: "../../.demo/browser",
  // One server, one shop: the tests follow each other.
  workers: 1,
  timeout: 300_000,
  // Vite may reload a page while it is looked at. A test that passed only then is listed as flaky.
  retries: process.env.CI ? 1 : 0,
  expect: { timeout: 30_000 },
  reporter: [["list"]],
  use: {
    viewport: { width: 1400, height: 900 },
    locale: "en-US",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: chromiumPath(), args: ["--no-sandbox"] },
  },
  projects: [
    { name: "admin", testDir: ".", use: { baseURL: `http://localhost:${port}` } },
    { name: "storefront", testDir: "../storefront", use: { baseURL: storefront } },
  ],
  // One after the other: the storefront is put on the shop that runs.
  webServer: [
    {
      ...server,
      command: "npm run demo",
      env: {
        PORT: String(port),
        STORE_CORS: storefront,
        AUTH_CORS: `${storefront},http://localhost:${port}`,
      },
      url: `http://localhost:${port}/health`,
    },
    {
      ...server,
      command: "npm run demo:storefront",
      // The shop answers before the demo has set it up.
      env: { STOREFRONT_PORT: String(storefrontPort), AWAIT_DEMO: "true" },
      url: storefront,
    },
  ],
})
