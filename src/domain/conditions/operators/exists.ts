import { z } from "@medusajs/framework/zod"
import { defineOperator } from "../define"

/** There is one. An empty text or set is none. */
export const exists = defineOperator({
  operator: "exists",
  fits: ["text", "number", "boolean", "datetime", "set", "any"],
  value: () => z.null().optional(),
  input: "none",
  holds: (fact) => !isEmpty(fact),
})

export const isEmpty = (fact: unknown) => fact === "" || (Array.isArray(fact) && fact.length === 0)
