import { effectInWords } from "./effects/registry"
import type { CampaignLimits, Limit } from "./limits"
import type { Rule } from "./rules"

/** Says in plain words what a campaign does, for the wizard's last step and the campaign's page. */
export function campaignSummary(campaign: {
  rules: Rule[]
  limits: CampaignLimits
  starts_at: Date | null
  ends_at: Date | null
}): string {
  const rewards = campaign.rules.map((rule) => ruleInWords(rule)).filter((sentence) => sentence !== "")
  const sentences = rewards.length > 0 ? rewards : ["A redeemed code gives nothing yet."]
  const { member, campaign: whole } = campaign.limits
  return [
    ...sentences,
    ...limitInWords("A member may redeem", member.executions, ["time", "times"]),
    ...limitInWords("A member gets", member.units, ["point", "points"]),
    ...limitInWords("The campaign allows", whole.executions, ["redemption", "redemptions"]),
    ...limitInWords("The budget is", whole.units, ["point", "points"]),
    ...datesInWords(campaign.starts_at, campaign.ends_at),
  ].join(" ")
}

function ruleInWords(rule: Rule): string {
  const who = rule.target === "referrer" ? "the referrer" : "the member"
  const effects = rule.effects.map(effectInWords).join(" and ")
  const count = rule.conditions.length
  const when =
    count === 0 ? "" : count === 1 ? ", when one condition is met" : `, when ${count} conditions are met`
  return effects === "" ? "" : `A redeemed code gives ${who} ${effects}${when}.`
}

function limitInWords(start: string, limit: Limit | null, [one, many]: [string, string]): string[] {
  if (!limit) {
    return []
  }
  const { window } = limit
  const period =
    window === "total"
      ? "in total"
      : window.count === 1
        ? `per ${window.unit}`
        : `per ${window.count} ${window.unit}s`
  return [`${start} at most ${limit.value} ${limit.value === 1 ? one : many} ${period}.`]
}

function datesInWords(start: Date | null, end: Date | null): string[] {
  const day = (moment: Date) => moment.toISOString().slice(0, 16).replace("T", " ") + " UTC"
  if (start && end) {
    return [`It runs from ${day(start)} to ${day(end)}.`]
  }
  return start ? [`It starts on ${day(start)}.`] : end ? [`It ends on ${day(end)}.`] : []
}
