import { existsSync } from "node:fs"
import { defineConfig } from "@playwright/test"

const port = 9411

/** Debian's Chromium, or the one that CHROMIUM_PATH names. Nothing is downloaded behind anybody's back. */
const chromium = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find((path) => path !== undefined && existsSync(path))
if (!chromium) {
  throw new Error("There is no Chromium: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH")
}

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
    launchOptions: { executablePath: chromium, args: ["--no-sandbox"] },
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
