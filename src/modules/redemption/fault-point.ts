/** Every named place, so that a test that asks for one that is gone does not compile. */
export type FaultPoint =
  | "claim.before-commit"
  | "claim.after-commit"
  | "effect.before-apply"
  | "effect.after-note"
  | "effect.after-apply"
  | "effect.before-revert"
  | "effect.after-revert"
  | "effect.after-mark"
  | "store-credit.before-make"
  | "store-credit.before-debit"
  | "cart.after-coupon"
  | "reverse.before-commit"
  | "reverse.after-commit"
  | "generate.before-commit"
  | "import.before-commit"
  | "print.before-commit"

const passes = new Map<string, number>()

/**
 * A place where tests can end this process as a power failure would: with SIGKILL, nothing of it left to tidy up.
 * `REDEMPTION_FAULT_POINT=name` does so at the first pass, `name:3` at the third; `REDEMPTION_FAULT_SIGNAL=SIGSTOP`
 * freezes it there instead. Without the first variable, and always in production, nothing happens here.
 */
export function faultPoint(name: FaultPoint): void {
  const asked = process.env.REDEMPTION_FAULT_POINT
  if (!asked || process.env.NODE_ENV === "production") {
    return
  }
  const [point, pass = "1"] = asked.split(":")
  if (point !== name) {
    return
  }
  passes.set(name, (passes.get(name) ?? 0) + 1)
  if (passes.get(name) === Number(pass)) {
    process.kill(process.pid, process.env.REDEMPTION_FAULT_SIGNAL ?? "SIGKILL")
  }
}
