import type { EventSchema } from "./event-schema"
import type { Rule } from "./rules"
import { isNarrowerThanConditions, type Visibility } from "./visibility"

export const campaignStatuses = ["draft", "active", "paused", "archived"] as const
export type CampaignStatus = (typeof campaignStatuses)[number]

/** What a merchant sees: the stored status together with the clock and what is left. */
export type CampaignPhase = "draft" | "scheduled" | "running" | "ended" | "exhausted" | "paused" | "archived"

/** Start is inclusive, end exclusive. */
export function campaignPhase(
  campaign: { status: CampaignStatus; starts_at: Date | null; ends_at: Date | null },
  now: Date,
  isExhausted = false
): CampaignPhase {
  if (campaign.status !== "active") {
    return campaign.status
  }
  if (campaign.starts_at && now < campaign.starts_at) {
    return "scheduled"
  }
  if (campaign.ends_at && now >= campaign.ends_at) {
    return "ended"
  }
  return isExhausted ? "exhausted" : "running"
}

/** Which status may follow which. Archived is the end. */
const transitions: Record<CampaignStatus, readonly CampaignStatus[]> = {
  draft: ["active", "archived"],
  active: ["paused", "archived"],
  paused: ["active", "archived"],
  archived: [],
}

export const canBecome = (from: CampaignStatus, to: CampaignStatus) => transitions[from].includes(to)

/** A `warning` is advice: it does not keep a campaign from going live. */
export type ChecklistItem = { id: string; done: boolean; level: "required" | "warning"; message: string }

/** What stands between a campaign and going live. All required items done = it may be activated. */
export function activationChecklist(input: {
  campaign: {
    code_source: "generate" | "import"
    code_attribute: string
    starts_at: Date | null
    ends_at: Date | null
    rules: Rule[]
    visibility: Visibility
  }
  schema: EventSchema | null
  available_codes: number
  has_store_credit: boolean
  now: Date
}): ChecklistItem[] {
  const { campaign, schema, now } = input
  const attribute = schema?.attributes.find((candidate) => candidate.name === campaign.code_attribute)
  const required: Omit<ChecklistItem, "level">[] = [
    {
      id: "event_schema",
      done: schema !== null && schema.is_active && attribute?.type === "text",
      message: `The event schema is active and has the text attribute "${campaign.code_attribute}"`,
    },
    {
      id: "rules",
      done: campaign.rules.length > 0 && campaign.rules.every((rule) => rule.effects.length > 0),
      message: "There is at least one rule, and every rule has an effect",
    },
    {
      id: "dates",
      done:
        campaign.ends_at === null ||
        (campaign.ends_at > now && isBefore(campaign.starts_at, campaign.ends_at)),
      message: "The campaign ends after it starts, and not in the past",
    },
    {
      id: "codes",
      // An import brings its codes after the campaign exists, so it may go live empty.
      done: campaign.code_source === "import" || input.available_codes > 0,
      message: "At least one code is available",
    },
  ]
  if (campaign.rules.some(({ effects }) => effects.some(({ type }) => type === "store_credit"))) {
    required.push({
      id: "store_credit",
      done: input.has_store_credit,
      message: "The loyalty plugin, which keeps store credit, is installed",
    })
  }
  return [
    ...required.map((item) => ({ ...item, level: "required" as const })),
    {
      id: "visibility",
      level: "warning",
      done: !isNarrowerThanConditions(campaign.visibility, campaign.rules),
      message: "Only those who see the campaign can redeem its codes",
    },
  ]
}

/** Warnings do not hold a campaign back. */
export const isReady = (checklist: ChecklistItem[]) =>
  checklist.every((item) => item.done || item.level === "warning")

const isBefore = (start: Date | null, end: Date) => start === null || start < end
