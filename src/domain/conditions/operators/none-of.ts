import { defineOperator } from "../define"
import { isSame, manyValues } from "../values"

/** The set has not one of these. An empty set has none; an unknown member has no set. */
export const noneOf = defineOperator({
  operator: "none_of",
  fits: ["set", "any"],
  value: manyValues,
  input: "many",
  holds: (fact, values) => !(values as unknown[]).some((value) => isSame(fact, value)),
})
