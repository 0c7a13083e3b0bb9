import type { Rule } from "./rules"

export type Visibility = { target: "everyone" | "segments" | "tiers" | "hidden"; ids: string[] }

/** Who looks: null when nobody is signed in. */
export type Visitor = { groups: string[]; tier_id: string | null } | null

/** Whether a visitor sees a campaign. It says nothing about who may redeem: that is what conditions are for. */
export function isVisibleTo(visibility: Visibility, visitor: Visitor): boolean {
  switch (visibility.target) {
    case "everyone":
      return true
    case "hidden":
      return false
    case "segments":
      return visitor !== null && visitor.groups.some((group) => visibility.ids.includes(group))
    case "tiers":
      return visitor?.tier_id != null && visibility.ids.includes(visitor.tier_id)
  }
}

/** The condition that lets only those redeem who see the campaign; null when everybody may see it, or nobody. */
function visibilityCondition(visibility: Visibility): Rule["conditions"][number] | null {
  if (visibility.target !== "segments" && visibility.target !== "tiers") {
    return null
  }
  const attribute = visibility.target === "segments" ? "customer.groups" : "member.tier"
  return { attribute, operator: "any_of", value: visibility.ids }
}

/** Whether somebody who cannot see the campaign could redeem its codes, by any of its rules. */
export function isNarrowerThanConditions(visibility: Visibility, rules: readonly Rule[]): boolean {
  const wanted = visibilityCondition(visibility)
  if (!wanted) {
    return false
  }
  const allowed = new Set(visibility.ids)
  const restricts = (condition: Rule["conditions"][number]) => {
    const values = Array.isArray(condition.value) ? condition.value : [condition.value]
    return (
      condition.attribute === wanted.attribute &&
      ["any_of", "in", "eq", "contains"].includes(condition.operator) &&
      values.every((value) => allowed.has(String(value)))
    )
  }
  return rules.some((rule) => !rule.conditions.some(restricts))
}

/** The rules, each with the condition that matches the visibility; rules that have it stay as they are. */
export function restrictedToVisibility(visibility: Visibility, rules: readonly Rule[]): Rule[] {
  const wanted = visibilityCondition(visibility)
  return rules.map((rule) =>
    wanted && isNarrowerThanConditions(visibility, [rule])
      ? { ...rule, conditions: [...rule.conditions, wanted] }
      : rule
  )
}

export type Translated = { name: string; description: string | null }

/** A campaign's texts for a locale: its own, else the language's, else the campaign's default; text by text. */
export function translated(
  campaign: Translated & {
    translations: Record<string, { name?: string; description?: string | null }>
  },
  locale: string | null
): Translated {
  const wanted = locale?.toLowerCase() ?? ""
  const language = wanted.split("-")[0]
  const entries = Object.entries(campaign.translations).map(
    ([key, texts]) => [key.toLowerCase(), texts] as const
  )
  const find = (match: (key: string) => boolean) => entries.find(([key]) => match(key))?.[1]
  const fitting = [
    find((key) => key === wanted),
    find((key) => key === language),
    find((key) => key.split("-")[0] === language),
  ]
  return {
    name: fitting.find((texts) => texts?.name)?.name ?? campaign.name,
    description: fitting.find((texts) => texts?.description)?.description ?? campaign.description,
  }
}
