import type { z } from "@medusajs/framework/zod"
import type { Problem } from "../domain/rules"

/**
 * What does not fit a contract, each with the path of its field; `whole` is what the thing itself is called. Values are
 * never repeated: one may be a code.
 */
export const problemsOf = ({ issues }: Pick<z.ZodError, "issues">, whole: string): Problem[] =>
  issues.flatMap((issue) =>
    problemsOfIssue(issue, []).map(({ field, message }) => ({ field: field || whole, message }))
  )

/** `rules: is missing; name: must not be blank` */
export const inOneLine = (problems: readonly Problem[]): string =>
  problems.map(({ field, message }) => `${field}: ${message}`).join("; ")

function problemsOfIssue(issue: z.core.$ZodIssue, parents: PropertyKey[]): Problem[] {
  const path = [...parents, ...issue.path]
  const field = path.map(String).join(".")
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({
        field: [...path, key].map(String).join("."),
        message: "is not a known field",
      }))
    case "invalid_key":
      return issue.issues.map(({ message }) => ({ field, message }))
    case "invalid_union": {
      // Of the forms it could have, the one that it comes closest to is the one that was meant.
      const [closest] = [...issue.errors].sort((a, b) => distance(a) - distance(b))
      return closest
        ? closest.flatMap((inner) => problemsOfIssue(inner, path))
        : [{ field, message: issue.message }]
    }
    default:
      return [{ field, message: issue.message }]
  }
}

/** Another kind of value altogether is further away than any number of wrong fields. */
const distance = (issues: z.core.$ZodIssue[]) =>
  issues.some(({ code, path }) => path.length === 0 && (code === "invalid_type" || code === "invalid_value"))
    ? Number.MAX_SAFE_INTEGER
    : issues.length
