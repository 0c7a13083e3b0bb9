import { z } from "@medusajs/framework/zod"
import { campaignStatuses } from "../domain/campaign"
import { effectSchema } from "../domain/effects/registry"
import { noLimits } from "../domain/limits"
import { ruleLimits } from "../domain/rules"
import { CodeFormat, quantity } from "./batch"
import {
  foreignId,
  id,
  isStorableJson,
  label,
  metadata,
  moment,
  notStorable,
  oneOrMore,
  paging,
  text,
  timeZone,
} from "./fields"

const scalar = z.union([text(1_000), z.number(), z.boolean()])

/** What a value must be depends on attribute and operator, and is checked with the event schema at hand. */
const Condition = z.strictObject({
  attribute: text(128, 1),
  operator: text(32, 1),
  value: z.union([scalar, z.array(scalar).max(1_000), z.null()]).optional(),
})

export const Rule = z.strictObject({
  name: text(255).default(""),
  target: z.enum(["member", "referrer"]).default("member"),
  conditions: z.array(Condition).max(ruleLimits.conditions).default([]),
  effects: z.array(effectSchema).min(1).max(ruleLimits.effects),
})

const Limit = z.strictObject({
  value: z.int().min(1),
  window: z
    .union([
      z.literal("total"),
      z.strictObject({
        unit: z.enum(["hour", "day", "week", "month", "year"]),
        count: z.int().min(1).max(1_000),
      }),
    ])
    .default("total"),
})

const ScopeLimits = z.strictObject({
  executions: Limit.nullable().default(null),
  units: Limit.nullable().default(null),
})

export const Limits = z.strictObject({
  member: ScopeLimits.default(noLimits.member),
  campaign: ScopeLimits.default(noLimits.campaign),
})

const Visibility = z
  .strictObject({
    target: z.enum(["everyone", "segments", "tiers", "hidden"]).default("everyone"),
    ids: z.array(foreignId).max(100).default([]),
  })
  .refine(({ target, ids }) => ids.length > 0 || target === "everyone" || target === "hidden", {
    path: ["ids"],
    message: "name at least one customer group or tier",
  })

const Translations = z
  .record(
    text(16, 2).regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "must be a locale such as de-DE"),
    z.strictObject({ name: label.optional(), description: text(5_000).nullish() })
  )
  .refine((value) => Object.keys(value).length <= 50, { message: "at most 50 locales" })

const details = {
  name: label,
  description: text(5_000).nullable(),
  translations: Translations,
  starts_at: moment.nullable(),
  ends_at: moment.nullable(),
  display_order: z.int().min(-1_000_000).max(1_000_000),
  visibility: Visibility,
  rules: z.array(Rule).max(ruleLimits.rules).refine(isStorableJson, notStorable),
  limits: Limits,
  /** Cancelling the order that redeemed a code takes back what it gave. */
  reverse_on_order_cancel: z.boolean(),
  /** So few free codes are few: then `redemption_campaign.low_stock` is told. Null: a share of all, by option. */
  low_stock_threshold: z.int().min(0).max(1_000_000_000).nullable(),
  metadata: metadata.nullable(),
}

const endsAfterStart = (campaign: { starts_at?: Date | null; ends_at?: Date | null }) =>
  !campaign.starts_at || !campaign.ends_at || campaign.starts_at < campaign.ends_at
const endsAfterStartMessage = { path: ["ends_at"], message: "must be after starts_at" }

export const CreateCampaign = z
  .strictObject({
    name: details.name,
    description: details.description.default(null),
    translations: details.translations.default({}),
    type: z.enum(["direct", "referral"]).default("direct"),
    event_schema_id: id("redsch").optional(),
    code_attribute: text(64, 1).default("promo_code"),
    starts_at: details.starts_at.default(null),
    ends_at: details.ends_at.default(null),
    display_order: details.display_order.default(0),
    visibility: details.visibility.default({ target: "everyone", ids: [] }),
    code_source: z.enum(["generate", "import"]).default("generate"),
    code_format: CodeFormat.optional(),
    /** The first batch, made right away. How often each of its codes counts, and until when. */
    quantity: quantity.optional(),
    max_uses: z.int().min(1).max(1_000_000_000).default(1),
    codes_expire_at: moment.nullable().default(null),
    acknowledge_weak_codes: z.boolean().default(false),
    rules: details.rules.default([]),
    limits: details.limits.default(noLimits),
    reverse_on_order_cancel: details.reverse_on_order_cancel.default(false),
    low_stock_threshold: details.low_stock_threshold.default(null),
    activate: z.boolean().default(false),
    metadata: details.metadata.default(null),
  })
  .refine(endsAfterStart, endsAfterStartMessage)
  .refine((campaign) => campaign.quantity === undefined || campaign.code_source === "generate", {
    path: ["quantity"],
    message: "is for campaigns that generate their codes",
  })
export type CreateCampaign = z.output<typeof CreateCampaign>

/** What may change later. The event schema and the code attribute only while no code exists. */
export const UpdateCampaign = z
  .strictObject({
    ...details,
    event_schema_id: id("redsch"),
    code_attribute: text(64, 1),
    code_source: z.enum(["generate", "import"]),
    code_format: CodeFormat,
  })
  .partial()
  .refine(endsAfterStart, endsAfterStartMessage)
export type UpdateCampaign = z.output<typeof UpdateCampaign>

export const ListCampaigns = z.strictObject({
  ...paging("created_at", "name", "display_order", "starts_at", "ends_at"),
  q: text(255).optional(),
  status: oneOrMore(z.enum(campaignStatuses)),
  type: oneOrMore(z.enum(["direct", "referral"])),
  code_source: oneOrMore(z.enum(["generate", "import"])),
})
export type ListCampaigns = z.output<typeof ListCampaigns>

/** A moment, or a day of the calendar that `tz` says. */
const momentOrDay = z.union([
  moment,
  z.iso.date({ error: "must be a day such as 2026-06-01, or a date and time with a zone" }),
])

export const CampaignMetrics = z.strictObject({
  /** From when on; a day from its beginning. */
  from: momentOrDay.optional(),
  /** Until before then; a day with all of it. */
  to: momentOrDay.optional(),
  interval: z.enum(["day", "week", "month"]).default("day"),
  tz: timeZone.optional(),
})
export type CampaignMetrics = z.output<typeof CampaignMetrics>
