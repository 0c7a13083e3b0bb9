import { setTimeout as wait } from "node:timers/promises"

/** Longer than any test may take. Whoever still waits then has failed long ago and must not keep the process alive. */
const longest = 15 * 60_000

/** Waits for what happens in the background. Ends by the test's own patience, never by a guess. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + longest
  while (!(await isSo())) {
    if (Date.now() > end) {
      throw new Error("What the test waited for has not come")
    }
    await wait(50)
  }
}
