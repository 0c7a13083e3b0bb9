import { defineOperator } from "../define"
import { compare, rangeOfValues } from "../values"

/** From the lower to the upper bound, both included. */
export const between = defineOperator({
  operator: "between",
  fits: ["number", "datetime"],
  value: rangeOfValues,
  input: "range",
  holds: (fact, value) => {
    const [low, high] = value as [unknown, unknown]
    return (compare(fact, low) ?? -1) >= 0 && (compare(fact, high) ?? 1) <= 0
  },
})
