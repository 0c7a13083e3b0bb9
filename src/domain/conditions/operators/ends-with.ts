import { defineOperator } from "../define"
import { oneValue } from "../values"

export const endsWith = defineOperator({
  operator: "ends_with",
  fits: ["text", "any"],
  value: oneValue,
  input: "one",
  holds: (fact, value) => typeof fact === "string" && fact.endsWith(String(value)),
})
