import { existsSync } from "node:fs"

/**
 * Debian's Chromium, or the one that CHROMIUM_PATH names. Nothing is downloaded behind anybody's back.
 * @throws when there is none, with what to do
 */
export function chromiumPath(): string {
  const found = [
    process.env.CHROMIUM_PATH,
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
  ].find((path) => path !== undefined && existsSync(path))
  if (!found) {
    throw new Error(
      "There is no Chromium: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH"
    )
  }
  return found
}
