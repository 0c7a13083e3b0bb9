import { defineOperator } from "../define"
import { instantOf, oneValue } from "../values"

export const after = defineOperator({
  operator: "after",
  fits: ["datetime", "any"],
  value: () => oneValue("datetime"),
  input: "one",
  holds: (fact, value) => {
    const [instant, bound] = [instantOf(fact), instantOf(value)]
    return instant !== null && bound !== null && instant > bound
  },
})
