import type { Limit, CampaignLimits } from "../../../domain/limits"
import { operators } from "../../../domain/conditions/registry"
import type { Rule } from "../../../domain/rules"
import { useCustomerGroups, usePromotions, useTiers } from "../../lib/api/shop"
import { useWords } from "../../lib/words"

/** `event.receipt_total` is the schema's own word; everything else has one of ours. */
export function useAttributeName() {
  const { t } = useWords()
  return (attribute: string) => {
    const [owner, ...rest] = attribute.split(".")
    if (owner === "event") {
      return t("rules.eventAttribute", { name: rest.join(".") })
    }
    return rest[0] === "metadata"
      ? t("rules.metadataAttribute", { name: rest.slice(1).join(".") })
      : t(`attribute.${attribute}`, { defaultValue: attribute })
  }
}

type Part = { attribute?: string; customer_group_id?: string; promotion_id?: string }

/** Groups, tiers and promotions by name, fetched only when a rule mentions one. */
function useNames(rules: readonly Rule[]) {
  const mentions = (test: (part: Part) => boolean) =>
    rules.some(({ conditions, effects }) => [...conditions, ...effects].some((part) => test(part as Part)))
  const groups = useCustomerGroups(
    mentions(
      ({ attribute, customer_group_id }) => attribute === "customer.groups" || customer_group_id !== undefined
    )
  )
  const tiers = useTiers(mentions(({ attribute }) => attribute === "member.tier"))
  const promotions = usePromotions(mentions(({ promotion_id }) => promotion_id !== undefined))
  const all = [...(groups.data ?? []), ...(tiers.data ?? []), ...(promotions.data ?? [])]
  return (id: unknown) => all.find((one) => one.id === id)?.name ?? String(id)
}

/** What rules do, in whole sentences: built from templates, so that they can be translated. */
export function useRuleSentences(rules: readonly Rule[]) {
  const { t, list, choice, number, dateTime } = useWords()
  const attributeName = useAttributeName()
  const nameOf = useNames(rules)

  const valueOf = (value: unknown, together = choice): string => {
    if (Array.isArray(value)) {
      return together(value.map((one) => valueOf(one)))
    }
    if (typeof value === "number" && !Number.isNaN(value)) {
      return number(value)
    }
    if (typeof value === "boolean") {
      return t(`rules.${value}`)
    }
    const text = String(value)
    if (text === "" || text === "NaN") {
      return "…"
    }
    return /^\d{4}-\d\d-\d\dT/.test(text)
      ? dateTime(text)
      : t(`weekday.${text}`, { defaultValue: nameOf(text) })
  }
  const conditionInWords = ({ attribute, operator, value }: Rule["conditions"][number]) => {
    const words = { attribute: attributeName(attribute), operator: t(`operator.${operator}`) }
    const input = operators.get(operator)?.input
    // "between 1 and 2", but "falls on Saturday or Sunday".
    const isRange = input === "range" || input === "times"
    return input === "none"
      ? t("sentence.conditionAlone", words)
      : t("sentence.condition", { ...words, value: valueOf(value, isRange ? list : choice) })
  }
  const effectInWords = (effect: Rule["effects"][number]) => {
    const values: Record<string, unknown> & { type: string } = effect
    const { type, points, per_unit } = values
    if (typeof per_unit === "object" && per_unit !== null) {
      const { attribute, factor } = per_unit as { attribute: string; factor: number }
      return t("sentence.per_unit", { factor: number(factor), attribute: attributeName(attribute) })
    }
    const named = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        typeof value === "string" ? nameOf(value) : typeof value === "number" ? number(value) : value,
      ])
    )
    return t(`sentence.${type}`, {
      ...named,
      count: typeof points === "number" ? points : 1,
      defaultValue: t(`effect.${type}`, { defaultValue: type }),
    })
  }
  const ruleInWords = ({ target, conditions, effects }: Rule) => {
    const words = {
      effects: list(effects.map(effectInWords)),
      conditions: list(conditions.map(conditionInWords)),
    }
    const who = target === "referrer" ? "Referrer" : "Member"
    return t(conditions.length === 0 ? `sentence.always${who}` : `sentence.if${who}`, words)
  }
  return { ruleInWords, conditionInWords, effectInWords }
}

/** What a limit allows: "Each member may redeem 2 times per month." */
export function useLimitSentences() {
  const { t, number } = useWords()
  const windowInWords = (window: Limit["window"]) =>
    window === "total" ? t("window.total") : t(`window.${window.unit}`, { count: window.count })
  const one = (kind: string, limit: Limit | null) =>
    limit
      ? [
          t(`sentence.${kind}`, {
            count: limit.value,
            value: number(limit.value),
            window: windowInWords(limit.window),
          }),
        ]
      : []
  return ({ member, campaign }: CampaignLimits) => [
    ...one("memberExecutions", member.executions),
    ...one("memberUnits", member.units),
    ...one("campaignExecutions", campaign.executions),
    ...one("campaignUnits", campaign.units),
  ]
}

/** A whole campaign in words, sentence by sentence. */
export function useCampaignSentences(campaign: {
  rules: readonly Rule[]
  limits: CampaignLimits
  starts_at: Date | string | null
  ends_at: Date | string | null
}): string[] {
  const { t, dateTime } = useWords()
  const { ruleInWords } = useRuleSentences(campaign.rules)
  const limitsInWords = useLimitSentences()
  const rules = campaign.rules.filter(({ effects }) => effects.length > 0)
  const { starts_at, ends_at } = campaign
  const dates = { start: dateTime(starts_at), end: dateTime(ends_at) }
  return [
    ...(rules.length > 0 ? rules.map(ruleInWords) : [t("sentence.nothing")]),
    ...limitsInWords(campaign.limits),
    ...(starts_at && ends_at ? [t("sentence.fromTo", dates)] : []),
    ...(starts_at && !ends_at ? [t("sentence.from", dates)] : []),
    ...(!starts_at && ends_at ? [t("sentence.until", dates)] : []),
  ]
}
