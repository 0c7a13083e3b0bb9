import { defineOperator } from "../define"
import { compare, oneValue } from "../values"

export const greaterThan = defineOperator({
  operator: "gt",
  fits: ["number", "datetime", "any"],
  value: oneValue,
  input: "one",
  holds: (fact, value) => {
    const difference = compare(fact, value)
    return difference !== null && difference > 0
  },
})
