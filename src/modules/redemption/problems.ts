import { MedusaError } from "@medusajs/framework/utils"

/** @throws MedusaError (400) that names every field and what is wrong with it; does nothing when there is none */
export function throwProblems(problems: { field: string; message: string }[]): void {
  if (problems.length > 0) {
    const list = problems.slice(0, 10).map((problem) => `${problem.field}: ${problem.message}`)
    throw new MedusaError(MedusaError.Types.INVALID_DATA, `Invalid request: ${list.join("; ")}`)
  }
}

export function notFound(what: string, id: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_FOUND, `${what} with id: ${id} was not found`)
}

export function notAllowed(message: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, message)
}
