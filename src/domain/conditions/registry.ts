import type { Operator } from "./define"
import { after } from "./operators/after"
import { anyOf } from "./operators/any-of"
import { before } from "./operators/before"
import { between } from "./operators/between"
import { contains } from "./operators/contains"
import { dayOfWeek } from "./operators/day-of-week"
import { endsWith } from "./operators/ends-with"
import { eq } from "./operators/eq"
import { exists } from "./operators/exists"
import { greaterThan } from "./operators/gt"
import { atLeast } from "./operators/gte"
import { isIn } from "./operators/in"
import { lessThan } from "./operators/lt"
import { atMost } from "./operators/lte"
import { ne } from "./operators/ne"
import { noneOf } from "./operators/none-of"
import { notContains } from "./operators/not-contains"
import { notExists } from "./operators/not-exists"
import { isNotIn } from "./operators/not-in"
import { startsWith } from "./operators/starts-with"
import { timeBetween } from "./operators/time-between"

/** Every operator the product knows, in the order the admin offers them. Adding one = its file + its line here. */
const all: Operator[] = [
  eq,
  ne,
  isIn,
  isNotIn,
  anyOf,
  noneOf,
  contains,
  notContains,
  startsWith,
  endsWith,
  greaterThan,
  atLeast,
  lessThan,
  atMost,
  between,
  before,
  after,
  dayOfWeek,
  timeBetween,
  exists,
  notExists,
]

export const operators: ReadonlyMap<string, Operator> = new Map(
  all.map((operator) => [operator.operator, operator])
)
