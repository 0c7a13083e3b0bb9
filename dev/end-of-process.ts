import { commandOf } from "./processes"

const signals: NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"]

type Endings = {
  /** Called on a signal; the signal has its usual effect once it is done. Leave out to ignore signals. */
  onSignal?: () => Promise<void>
  /** Called when the process exits in any other way it can notice, an uncaught exception included. */
  onExit: () => void
}

/** Watches for the end of this process. Returns a function that ends the watching. */
export function watchEndOfProcess({ onSignal, onExit }: Endings): () => void {
  let ending: Promise<void> | undefined
  const end = (signal: NodeJS.Signals) => {
    ending ??= (onSignal?.() ?? Promise.resolve())
      .catch(() => undefined)
      .then(() => {
        unwatch()
        process.kill(process.pid, signal)
      })
  }
  const unwatch = () => {
    process.off("exit", onExit)
    for (const signal of signals) process.off(signal, end)
  }
  process.on("exit", onExit)
  if (onSignal) for (const signal of signals) process.on(signal, end)
  return unwatch
}

/** Waits, without the event loop that an exiting process no longer has, until our child `pid` has ended. */
export function waitForChildNow(pid: number, milliseconds: number): void {
  const cell = new Int32Array(new SharedArrayBuffer(4))
  for (let waited = 0; waited < milliseconds && commandOf(pid); waited += 20) Atomics.wait(cell, 0, 0, 20)
}
