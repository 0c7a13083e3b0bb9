import { attributeOf, type Attribute } from "./attributes"
import type { ConditionFacts, FactSource } from "./facts"
import { operators } from "./registry"
import type { Fact } from "./values"

/** "This attribute, by this operator, this value." What `value` looks like depends on the operator. */
export type Condition = { attribute: string; operator: string; value?: ConditionValue }

type Scalar = string | number | boolean
export type ConditionValue = Scalar | Scalar[] | null

export type ConditionOutcome = { passed: boolean; actual: unknown; expected: unknown }

/**
 * Does the condition hold? What is missing fulfils nothing, also nothing negative; only `not_exists` asks for it.
 * A condition that this version does not know does not hold.
 */
export function checkCondition(condition: Condition, facts: ConditionFacts): ConditionOutcome {
  const attribute = attributeOf(condition.attribute)
  const operator = operators.get(condition.operator)
  const actual = attribute?.read(facts) ?? null
  const outcome = (passed: boolean) => ({ passed, actual, expected: condition.value ?? null })
  if (!attribute || !operator) {
    return outcome(false)
  }
  if (actual === null) {
    return outcome(operator.whenMissing ?? false)
  }
  const fact = normalized(actual, attribute) as Fact
  return outcome(operator.holds(fact, normalized(condition.value, attribute), facts))
}

function normalized(value: unknown, { normalize }: Attribute): unknown {
  if (!normalize) {
    return value
  }
  if (Array.isArray(value)) {
    return value.map((item) => (typeof item === "string" ? normalize(item) : item))
  }
  return typeof value === "string" ? normalize(value) : value
}

/** What must be loaded before these conditions can be checked. */
export function factSourcesOf(conditions: readonly Condition[]): Set<FactSource> {
  return new Set(conditions.flatMap((condition) => attributeOf(condition.attribute)?.source ?? []))
}
