import { defineOperator } from "../define"
import { isSame, manyValues } from "../values"

/** Is none of these. */
export const isNotIn = defineOperator({
  operator: "not_in",
  fits: ["text", "number", "datetime", "set", "any"],
  value: manyValues,
  input: "many",
  holds: (fact, values) => !(values as unknown[]).some((value) => isSame(fact, value)),
})
