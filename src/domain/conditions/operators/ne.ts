import { defineOperator } from "../define"
import { isSame, oneValue } from "../values"

/** Is anything but this. Something missing is not anything. */
export const ne = defineOperator({
  operator: "ne",
  fits: ["text", "number", "boolean", "datetime", "set", "any"],
  value: oneValue,
  input: "one",
  holds: (fact, value) => !isSame(fact, value),
})
