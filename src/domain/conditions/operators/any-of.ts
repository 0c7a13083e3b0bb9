import { defineOperator } from "../define"
import { isSame, manyValues } from "../values"

/** The set has at least one of these. */
export const anyOf = defineOperator({
  operator: "any_of",
  fits: ["set", "any"],
  value: manyValues,
  input: "many",
  holds: (fact, values) => (values as unknown[]).some((value) => isSame(fact, value)),
})
