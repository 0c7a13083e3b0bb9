import { defineOperator } from "../define"
import { isSame, manyValues } from "../values"

/** Is one of these. */
export const isIn = defineOperator({
  operator: "in",
  fits: ["text", "number", "datetime", "set", "any"],
  value: manyValues,
  input: "many",
  holds: (fact, values) => (values as unknown[]).some((value) => isSame(fact, value)),
})
