import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import { problemsOf } from "../contracts/problems"
import { throwProblems } from "../modules/redemption/problems"

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

/** @throws MedusaError (400) that names every field that does not fit */
export function parse(contract: z.ZodType, value: unknown): unknown {
  const parsed = contract.safeParse(value)
  if (!parsed.success) {
    throwProblems(problemsOf(parsed.error, "body"))
  }
  return parsed.data
}
