import { operators } from "../../../domain/conditions/registry"
import { useCustomerGroups, useTiers } from "../../lib/api/shop"
import { useWords } from "../../lib/words"

const metadata = "customer.metadata."
const event = "event."

/** What conditions look at, and the values in them, as people call them. */
export function useNames() {
  const { t, number, dateTime, list, choice } = useWords()
  const { data: groups } = useCustomerGroups()
  const { data: tiers } = useTiers()
  const names = new Map([...(groups ?? []), ...(tiers ?? [])].map(({ id, name }) => [id, name]))

  const attribute = (name: string) => {
    if (name.startsWith(metadata)) {
      return t("fact.customer_metadata", { name: name.slice(metadata.length) })
    }
    return name.startsWith(event)
      ? t("fact.event", { name: name.slice(event.length) })
      : t(`fact.${name.replaceAll(".", "_")}`, { defaultValue: name })
  }

  const value = (given: unknown): string => {
    if (given === null || given === undefined || given === "") {
      return t("verdict.nothing")
    }
    if (Array.isArray(given)) {
      return given.length === 0 ? t("verdict.nothing") : list(given.map(value))
    }
    switch (typeof given) {
      case "number":
        return number(given)
      case "boolean":
        return t(given ? "simulator.yes" : "simulator.no")
      case "string":
        return /^\d{4}-\d\d-\d\dT/.test(given) ? dateTime(given) : (names.get(given) ?? given)
      default:
        return JSON.stringify(given)
    }
  }

  const day = (given: unknown) => t(`weekday.${String(given)}`, { defaultValue: value(given) })

  const condition = (of: { attribute: string; operator: string; expected?: unknown }) => {
    const words = { attribute: attribute(of.attribute), operator: t(`operator.${of.operator}`) }
    if (of.expected === null || of.expected === undefined) {
      return t("condition.withoutValue", words)
    }
    const input = operators.get(of.operator)?.input
    const isRange = input === "range" || input === "times"
    const [from, to] = isRange && Array.isArray(of.expected) ? of.expected : []
    const shown = isRange
      ? t("condition.range", { from: value(from), to: value(to) })
      : Array.isArray(of.expected)
        ? choice(of.expected.map(input === "days" ? day : value))
        : value(of.expected)
    return t("condition.withValue", { ...words, value: shown })
  }

  return { attribute, value, condition }
}
