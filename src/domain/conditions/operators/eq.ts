import { defineOperator } from "../define"
import { isSame, oneValue } from "../values"

/** Is exactly this; of a set: has this member. */
export const eq = defineOperator({
  operator: "eq",
  fits: ["text", "number", "boolean", "datetime", "set", "any"],
  value: oneValue,
  input: "one",
  holds: isSame,
})
