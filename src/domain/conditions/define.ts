import type { z } from "@medusajs/framework/zod"
import type { AttributeType } from "./attributes"
import type { Fact } from "./values"

/** How the admin lets a merchant fill in the value. */
export type ValueInput = "none" | "one" | "many" | "range" | "days" | "times"

/**
 * One operator = one file: which attributes it fits, what its value looks like, when it holds. The input tells the
 * admin which fields to show, without it knowing the operator.
 */
export type Operator = {
  operator: string
  fits: readonly AttributeType[]
  value: (type: AttributeType) => z.ZodType
  input: ValueInput
  /** Asked only when the fact is there, unless `whenMissing` says what holds for a missing one. */
  holds(fact: Fact, value: unknown, clock: { time_zone: string }): boolean
  whenMissing?: boolean
}

/** Keeps the literal name of the operator while it checks the shape. */
export const defineOperator = <const Name extends string>(operator: Operator & { operator: Name }) => operator
