import { defineOperator } from "../define"
import { oneValue, type Fact } from "../values"

/** A text with this in it, or a set that has this member. */
export const contains = defineOperator({
  operator: "contains",
  fits: ["text", "set", "any"],
  value: oneValue,
  input: "one",
  holds: (fact, value) => hasInIt(fact, value) ?? false,
})

/** Null for what can contain nothing: a number, a date. */
export function hasInIt(fact: Fact, value: unknown): boolean | null {
  return typeof value === "string" && (typeof fact === "string" || Array.isArray(fact))
    ? fact.includes(value)
    : null
}
