import { defineOperator } from "../define"
import { oneValue } from "../values"

export const startsWith = defineOperator({
  operator: "starts_with",
  fits: ["text", "any"],
  value: oneValue,
  input: "one",
  holds: (fact, value) => typeof fact === "string" && fact.startsWith(String(value)),
})
