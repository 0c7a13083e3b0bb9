import { z } from "@medusajs/framework/zod"
import type { AttributeType } from "./attributes"

/** A fact that is there. A set is a list of texts: ids of groups, id and name of a tier. */
export type Fact = string | number | boolean | Date | readonly string[]

const text = z.string().min(1).max(1_000)
const instant = z.iso.datetime({ offset: true, error: "must be an ISO 8601 date and time with a zone" })
const longestList = 1_000

/** What one value of a condition on an attribute of this type looks like in JSON. */
export function oneValue(type: AttributeType): z.ZodType {
  switch (type) {
    case "number":
      return z.number()
    case "boolean":
      return z.boolean()
    case "datetime":
      return instant
    case "any":
      return z.union([text, z.number(), z.boolean()])
    case "text":
    case "set":
      return text
  }
}

export const manyValues = (type: AttributeType) => z.array(oneValue(type)).min(1).max(longestList)

/** `[low, high]`, low not above high. */
export const rangeOfValues = (type: AttributeType) =>
  z
    .tuple([oneValue(type), oneValue(type)])
    .refine(([low, high]) => (compare(toFact(low, type), high) ?? 1) <= 0, {
      message: "must begin with the lower bound",
    })

const toFact = (value: unknown, type: AttributeType): Fact =>
  type === "datetime" ? new Date(value as string) : (value as Fact)

/** Is it this very value? A set has it when it is one of its members. Values of different types never match. */
export function isSame(fact: Fact, value: unknown): boolean {
  if (fact instanceof Date) {
    return instantOf(value) === fact.getTime()
  }
  return typeof fact === "object" ? fact.includes(value as string) : fact === value
}

/** Below zero, zero or above zero; null when the two have no order: a text and a number, two booleans. */
export function compare(fact: Fact, value: unknown): number | null {
  if (typeof fact === "number") {
    return typeof value === "number" ? fact - value : null
  }
  const [a, b] = [instantOf(fact), instantOf(value)]
  return a === null || b === null ? null : a - b
}

/** Milliseconds since the epoch of a date, or of a text that is an instant in ISO 8601. */
export function instantOf(value: unknown): number | null {
  if (value instanceof Date) {
    return value.getTime()
  }
  return instant.safeParse(value).success ? Date.parse(value as string) : null
}
