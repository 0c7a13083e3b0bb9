import { z } from "@medusajs/framework/zod"
import { defineOperator } from "../define"
import { isEmpty } from "./exists"

/** There is none: missing, or an empty text or set. */
export const notExists = defineOperator({
  operator: "not_exists",
  fits: ["text", "number", "boolean", "datetime", "set", "any"],
  value: () => z.null().optional(),
  input: "none",
  holds: isEmpty,
  whenMissing: true,
})
