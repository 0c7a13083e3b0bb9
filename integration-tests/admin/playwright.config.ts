import { defineConfig } from "@playwright/test"
import { chromiumPath } from "../browser/chromium"

const port = 9411

export default defineConfig({
  testDir: ".",
  outputDir: "../../.demo/browser",
  // One server, one shop: the tests follow each other.
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [["list"]],
  use: {
    baseURL: `http://localhost:${port}`,
    viewport: { width: 1400, height: 900 },
    locale: "en-US",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: chromiumPath(), args: ["--no-sandbox"] },
  },
  webServer: {
    command: "npm run demo",
    cwd: "../..",
    env: { PORT: String(port) },
    url: `http://localhost:${port}/health`,
    timeout: 300_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
  },
})
