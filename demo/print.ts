/** The demo talks to a person: what it is doing, how long that took, and what came back. */
export function say(line = ""): void {
  process.stdout.write(`${line}\n`)
}

/** Runs one step with its name and duration on the screen. A step that throws ends the demo with its name. */
export async function step<Result>(name: string, task: () => Promise<Result>): Promise<Result> {
  process.stdout.write(`• ${name} … `)
  const start = performance.now()
  try {
    const result = await task()
    say(`done (${((performance.now() - start) / 1_000).toFixed(1)} s)`)
    return result
  } catch (error) {
    say("FAILED")
    throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

/** Shows an answer, indented and cut to what fits on a screen. */
export function show(value: unknown): void {
  const lines = JSON.stringify(value, null, 2).split("\n")
  for (const line of lines.slice(0, 30)) {
    say(`    ${line}`)
  }
  if (lines.length > 30) {
    say(`    … ${lines.length - 30} more lines`)
  }
}

/** Now, as a part of a name that no earlier run has used. */
export const stamp = () => new Date().toISOString().slice(0, 19).replace("T", " ")
