import { readFile } from "node:fs/promises"

/** One letter: R runs, S sleeps, T is stopped. */
export const stateOf = async (pid: number) =>
  (await readFile(`/proc/${pid}/stat`, "utf8")).replace(/^.*\) /s, "").charAt(0)
