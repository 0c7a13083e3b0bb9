import { MedusaError } from "@medusajs/framework/utils"
import { inOneLine } from "../../contracts/problems"
import type { Problem } from "../../domain/rules"

/** @throws MedusaError (400) that names every field and what is wrong with it; does nothing when there is none */
export function throwProblems(problems: readonly Problem[]): void {
  if (problems.length > 0) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `Invalid request: ${inOneLine(problems.slice(0, 10))}`
    )
  }
}

export function notFound(what: string, id: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_FOUND, `${what} with id: ${id} was not found`)
}

export function notAllowed(message: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, message)
}

/** Nothing was done, or nobody can say whether it was: the same request, with the same key, is worth another try. */
export function unavailable(): MedusaError {
  return new MedusaError(
    MedusaError.Types.UNEXPECTED_STATE,
    "The shop cannot do this at the moment. Please try again.",
    problemCodes.unavailable
  )
}

/** The same key with something else to do. @param field which key, in the caller's words */
export function keyReused(field: "Idempotency-Key" | "event_key"): MedusaError {
  return new MedusaError(
    MedusaError.Types.INVALID_DATA,
    `This ${field} was used for another request. Send a new one with a new request.`,
    problemCodes.keyReused
  )
}

/** @param most how many bytes a file may have */
export function fileTooLarge(most: number): MedusaError {
  return new MedusaError(
    MedusaError.Types.INVALID_DATA,
    `Invalid request: file: is larger than ${most} bytes`,
    problemCodes.tooLarge
  )
}

/** Wire codes of problems that have an HTTP status of their own; see `api/statuses.ts`. */
export const problemCodes = {
  unavailable: "temporarily_unavailable",
  keyReused: "idempotency_key_reused",
  tooLarge: "file_too_large",
}
