import { defineOperator } from "../define"
import { oneValue } from "../values"
import { hasInIt } from "./contains"

/** A text without this in it, or a set without this member. */
export const notContains = defineOperator({
  operator: "not_contains",
  fits: ["text", "set", "any"],
  value: oneValue,
  input: "one",
  holds: (fact, value) => hasInIt(fact, value) === false,
})
