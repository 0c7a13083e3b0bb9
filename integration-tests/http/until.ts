import { setTimeout as wait } from "node:timers/promises"

/** Waits for what happens in the background. Ends by the test's own patience, never by a guess. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) {
    await wait(50)
  }
}
