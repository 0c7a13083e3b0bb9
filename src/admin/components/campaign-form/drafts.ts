import type { CampaignAnswer } from "../../../contracts/campaign-answer"
import { codeFormatDefaults, type CodeFormat } from "../../../domain/code-format"
import type { CampaignLimits, Limit } from "../../../domain/limits"
import type { Visibility } from "../../../domain/visibility"
import type { WindowUnit } from "../../../domain/windows"
import { numberOf } from "../rules/rule-draft"

/**
 * Parts of a campaign while somebody fills them in: texts as typed, nothing checked yet. Each part is a form of its
 * own on the campaign's page, and a piece of the wizard.
 */

const optionalNumber = (typed: string) => (typed.trim() === "" ? undefined : numberOf(typed))
const orNull = (typed: string) => (typed.trim() === "" ? null : typed)

export type DetailsDraft = {
  name: string
  description: string
  /** ISO instants; "" for none. */
  starts_at: string
  ends_at: string
  display_order: string
  reverse_on_order_cancel: boolean
}

export const emptyDetails = (): DetailsDraft => ({
  name: "",
  description: "",
  starts_at: "",
  ends_at: "",
  display_order: "0",
  reverse_on_order_cancel: false,
})

export const draftOfDetails = (campaign: CampaignAnswer): DetailsDraft => ({
  name: campaign.name,
  description: campaign.description ?? "",
  starts_at: campaign.starts_at ? String(campaign.starts_at) : "",
  ends_at: campaign.ends_at ? String(campaign.ends_at) : "",
  display_order: String(campaign.display_order),
  reverse_on_order_cancel: campaign.reverse_on_order_cancel,
})

export const detailsOf = (draft: DetailsDraft) => ({
  name: draft.name,
  description: orNull(draft.description),
  starts_at: orNull(draft.starts_at),
  ends_at: orNull(draft.ends_at),
  display_order: optionalNumber(draft.display_order) ?? 0,
  reverse_on_order_cancel: draft.reverse_on_order_cancel,
})

export type VisibilityDraft = { target: Visibility["target"]; segments: string[]; tiers: string[] }

export const draftOfVisibility = ({ target, ids }: Visibility): VisibilityDraft => ({
  target,
  segments: target === "segments" ? ids : [],
  tiers: target === "tiers" ? ids : [],
})

export const visibilityOf = ({ target, segments, tiers }: VisibilityDraft): Visibility => ({
  target,
  ids: target === "segments" ? segments : target === "tiers" ? tiers : [],
})

export type TranslationDraft = { locale: string; name: string; description: string }

export const draftOfTranslations = (translations: CampaignAnswer["translations"]): TranslationDraft[] =>
  Object.entries(translations).map(([locale, { name, description }]) => ({
    locale,
    name: name ?? "",
    description: description ?? "",
  }))

export const translationsOf = (drafts: TranslationDraft[]) =>
  Object.fromEntries(
    drafts
      .filter(({ locale }) => locale.trim() !== "")
      .map(({ locale, name, description }) => [
        locale.trim(),
        {
          ...(name.trim() === "" ? {} : { name }),
          ...(description.trim() === "" ? {} : { description }),
        },
      ])
  )

export type LimitDraft = { value: string; unit: WindowUnit | "total"; count: string }
export type LimitsDraft = {
  memberExecutions: LimitDraft
  memberUnits: LimitDraft
  campaignExecutions: LimitDraft
  campaignUnits: LimitDraft
}

/** Where each limit stands in what the API is sent. */
export const limitPaths: Record<keyof LimitsDraft, string> = {
  memberExecutions: "limits.member.executions",
  memberUnits: "limits.member.units",
  campaignExecutions: "limits.campaign.executions",
  campaignUnits: "limits.campaign.units",
}

const noLimit = (unit: LimitDraft["unit"]): LimitDraft => ({ value: "", unit, count: "1" })

export const emptyLimits = (): LimitsDraft => ({
  memberExecutions: noLimit("month"),
  memberUnits: noLimit("month"),
  campaignExecutions: noLimit("total"),
  campaignUnits: noLimit("total"),
})

export function draftOfLimits({ member, campaign }: CampaignLimits): LimitsDraft {
  const one = (limit: Limit | null, unit: LimitDraft["unit"]): LimitDraft =>
    limit === null
      ? noLimit(unit)
      : {
          value: String(limit.value),
          unit: limit.window === "total" ? "total" : limit.window.unit,
          count: limit.window === "total" ? "1" : String(limit.window.count),
        }
  return {
    memberExecutions: one(member.executions, "month"),
    memberUnits: one(member.units, "month"),
    campaignExecutions: one(campaign.executions, "total"),
    campaignUnits: one(campaign.units, "total"),
  }
}

function limitOf({ value, unit, count }: LimitDraft): Limit | null {
  const most = optionalNumber(value)
  return most === undefined
    ? null
    : { value: most, window: unit === "total" ? "total" : { unit, count: numberOf(count) } }
}

export const limitsOf = (draft: LimitsDraft): CampaignLimits => ({
  member: { executions: limitOf(draft.memberExecutions), units: limitOf(draft.memberUnits) },
  campaign: { executions: limitOf(draft.campaignExecutions), units: limitOf(draft.campaignUnits) },
})

/** How many codes, what they look like and how long they count. */
export type BatchDraft = {
  quantity: string
  acknowledge_weak_codes: boolean
  max_uses: string
  expires_at: string
  format: Omit<CodeFormat, "length" | "group_size" | "custom_alphabet"> & {
    length: string
    group_size: string
    custom_alphabet: string
  }
}

export const draftOfFormat = (format: CodeFormat): BatchDraft["format"] => ({
  ...format,
  length: String(format.length),
  group_size: String(format.group_size),
  custom_alphabet: format.custom_alphabet ?? "",
})

export const emptyBatch = (quantity: string, format: CodeFormat = codeFormatDefaults): BatchDraft => ({
  quantity,
  acknowledge_weak_codes: false,
  max_uses: "1",
  expires_at: "",
  format: draftOfFormat(format),
})

export const formatOf = ({ format }: BatchDraft): CodeFormat => ({
  ...format,
  length: numberOf(format.length),
  group_size: numberOf(format.group_size),
  custom_alphabet: orNull(format.custom_alphabet),
})

export const batchOf = (draft: BatchDraft) => ({
  quantity: numberOf(draft.quantity),
  code_format: formatOf(draft),
  max_uses: numberOf(draft.max_uses),
  expires_at: orNull(draft.expires_at),
  acknowledge_weak_codes: draft.acknowledge_weak_codes,
})
