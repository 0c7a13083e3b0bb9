import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import type { z } from "@medusajs/framework/zod"

/**
 * Checks bodies and queries against their contract. The framework's own check leaves out the field in some of its
 * messages; here every problem is told with its path ("limits.member.executions.value: …").
 */
export const body = (contract: z.ZodType) =>
  knownAs({ reads: "body", contract }, async (req, _res, next) => {
    req.validatedBody = parse(contract, req.body ?? {})
    next()
  })

export const query = (contract: z.ZodType) =>
  knownAs({ reads: "query", contract }, async (req, _res, next) => {
    req.validatedQuery = parse(contract, req.query) as Record<string, unknown>
    next()
  })

type Guard = (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction) => Promise<void>

/** A guard carries what it checks, so that the documentation of the API is written from the table of routes. */
const knownAs = (what: { reads: "body" | "query"; contract: z.ZodType }, guard: Guard) =>
  Object.assign(guard, what)

export function parse(contract: z.ZodType, value: unknown): unknown {
  const parsed = contract.safeParse(value)
  if (!parsed.success) {
    const problems = parsed.error.issues.slice(0, 10).flatMap((issue) => describe(issue, []))
    throw new MedusaError(MedusaError.Types.INVALID_DATA, `Invalid request: ${problems.join("; ")}`)
  }
  return parsed.data
}

type Issue = z.core.$ZodIssue

/** One line per problem, with the path of the field. Values are never repeated: one may be a code. */
function describe(issue: Issue, parents: PropertyKey[]): string[] {
  const path = [...parents, ...issue.path]
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => `${[...path, key].map(String).join(".")}: is not a known field`)
  }
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    // Of the forms it could have, the one that it comes closest to is the one that was meant.
    const [closest] = [...issue.errors].sort((a, b) => a.length - b.length)
    return closest.flatMap((inner) => describe(inner, path))
  }
  return [`${path.length > 0 ? path.map(String).join(".") : "body"}: ${issue.message}`]
}
