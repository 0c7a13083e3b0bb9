import { z } from "@medusajs/framework/zod"
import { campaignStatuses } from "../domain/campaign"
import { refusals, type RefusalCode, type Rejection } from "../domain/refusal"
import type * as answers from "./answers"
import { CodeFormat } from "./batch"
import { Limits, Rule } from "./campaign"
import type * as names from "./names"
import type { ReferralFiguresAnswer } from "./referral"
import { taskStatuses, taskTypes } from "./task"

/**
 * Answers as they are on the wire, for `docs/api.yaml` and the test that holds live answers against it. Strict: a field
 * that is not named here is a mistake. What storefronts get is typed by `answers.ts`, which needs no zod.
 */

const time = z.iso.datetime()
const count = z.int().min(0)
const named = z.strictObject({ id: z.string(), name: z.string() })
const refusalCodes = Object.keys(refusals) as [RefusalCode, ...RefusalCode[]]

export const RejectionAnswer: z.ZodType<Rejection> = z.strictObject({
  type: z.literal("rejection"),
  error: z.strictObject({
    code: z.enum(refusalCodes),
    message: z.string(),
    retryable: z.boolean(),
    retry_at: time.optional(),
    details: z.record(z.string(), z.unknown()),
  }),
})

const effectAnswer = z.strictObject({
  type: z.string(),
  status: z.string(),
  points: z.int().optional(),
  coupon_code: z.string().optional(),
})

export const RedemptionSummary: z.ZodType<answers.RedemptionAnswer["redemption"]> = z.strictObject({
  id: z.string(),
  campaign: named,
  status: z.enum(["completed", "partially_applied", "reversed"]),
  points: z.int(),
  effects: z.array(effectAnswer),
  created_at: time,
  repeated: z.boolean(),
})

const RedeemedAnswer = z.strictObject({
  type: z.literal("redemption"),
  redemption: RedemptionSummary,
  points: z.strictObject({ balance: z.int() }),
})

const CartAnswer: z.ZodType<answers.CartAnswer> = z.strictObject({
  id: z.string(),
  currency_code: z.string(),
  subtotal: z.number(),
  discount_total: z.number(),
  shipping_total: z.number(),
  tax_total: z.number(),
  total: z.number(),
  promotions: z.array(z.strictObject({ code: z.string() })),
})

export const RedeemAnswer: z.ZodType<answers.RedeemAnswer> = z.union([
  RedeemedAnswer.extend({ cart: CartAnswer.optional() }),
  RejectionAnswer,
])

export const ValidateAnswer: z.ZodType<answers.ValidateAnswer> = z.union([
  z.strictObject({
    type: z.literal("valid"),
    campaign: named,
    rewards: z.array(z.strictObject({ type: z.string(), points: z.int().optional() })),
  }),
  RejectionAnswer,
])

export const EventAnswer: z.ZodType<answers.EventAnswer> = z.union([
  RedeemedAnswer,
  RejectionAnswer,
  z.strictObject({
    type: z.literal("stored"),
    event: z.strictObject({ id: z.string(), event_type: z.string() }),
    reason: z.enum(["no_code", "no_campaign"]),
  }),
])

export const PointsAnswer: z.ZodType<answers.Points> = z.strictObject({
  balance: z.int(),
  pending: z.int(),
  lifetime: z.int(),
  expiring: z.array(z.strictObject({ amount: z.int(), expires_at: time })),
  tier: named.nullable(),
  next_tier: z.strictObject({ name: z.string(), missing: z.int() }).nullable(),
})

export const PointsEntryAnswer: z.ZodType<answers.PointsEntry> = z.strictObject({
  id: z.string(),
  type: z.enum(["add", "deduct", "expire", "reverse", "adjust"]),
  amount: z.int(),
  balance_after: z.int(),
  status: z.enum(["pending", "active", "spent", "expired", "reversed"]),
  available_at: time.nullable(),
  expires_at: time.nullable(),
  redemption_id: z.string().nullable(),
  note: z.string().nullable(),
  created_at: time,
})

export const ReferralAnswer: z.ZodType<answers.Referral> = z.strictObject({
  code: z.string(),
  referred_count: count,
  referrer_claimed: z.boolean(),
})

export const StoreCampaignAnswer: z.ZodType<answers.StoreCampaign> = z.strictObject({
  id: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  type: z.enum(["direct", "referral"]),
  starts_at: time.nullable(),
  ends_at: time.nullable(),
  display_order: z.int(),
  limit: z
    .strictObject({
      remaining: count.nullable(),
      units_remaining: count.optional(),
      retry_at: time.optional(),
    })
    .optional(),
})

export const CampaignAnswer = z.strictObject({
  id: z.string(),
  type: z.enum(["direct", "referral"]),
  event_schema_id: z.string(),
  code_attribute: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  translations: z.record(
    z.string(),
    z.strictObject({ name: z.string().optional(), description: z.string().nullish() })
  ),
  status: z.enum(campaignStatuses),
  phase: z.enum(["draft", "scheduled", "running", "ended", "exhausted", "paused", "archived"]),
  starts_at: time.nullable(),
  ends_at: time.nullable(),
  display_order: z.int(),
  visibility: z.strictObject({
    target: z.enum(["everyone", "segments", "tiers", "hidden"]),
    ids: z.array(z.string()),
  }),
  reverse_on_order_cancel: z.boolean(),
  low_stock_threshold: count.nullable(),
  code_source: z.enum(["generate", "import"]),
  code_format: CodeFormat.nullable(),
  rules: z.array(Rule),
  limits: Limits,
  activate_when_ready: z.boolean(),
  version: z.int(),
  metadata: z.record(z.string(), z.unknown()).nullable(),
  codes: z.strictObject({ total: count, unused: count, used: count, voided: count, available: count }),
  points: z.number(),
  summary: z.string(),
  checklist: z.array(
    z.strictObject({
      id: z.string(),
      done: z.boolean(),
      level: z.enum(["required", "warning"]),
      message: z.string(),
    })
  ),
  created_at: time,
  updated_at: time,
})

export const BatchAnswer = z.strictObject({
  id: z.string(),
  campaign_id: z.string(),
  source: z.enum(["generated", "imported"]),
  label: z.string().nullable(),
  tag: z.string().nullable(),
  code_format: CodeFormat.nullable(),
  code_count: count,
  voided_count: count,
  /** Null until all of its codes are there: until then none of them counts. */
  available_at: time.nullable(),
  expires_at: time.nullable(),
  max_uses: count,
  is_test: z.boolean(),
  weak_codes_acknowledged: z.boolean(),
  voided_at: time.nullable(),
  created_at: time,
  updated_at: time,
  deleted_at: time.nullable(),
})
export type BatchAnswer = z.output<typeof BatchAnswer>

/** Beside the row of one batch: its codes by status, and what came of them. */
export const batchFigures = {
  codes: z.strictObject({
    total: count,
    unused: count,
    used: count,
    voided: count,
    available: count,
    handed_out: count,
  }),
  metrics: z.strictObject({
    redemptions: count,
    members: count,
    points: z.int(),
    rate: z.number().min(0).max(1),
  }),
}

export const HandedCodeAnswer = z.strictObject({
  id: z.string(),
  hand_out_id: z.string(),
  code_id: z.string(),
  code: z.string(),
  customer_id: z.string().nullable(),
  requested_by: z.string().nullable(),
  created_at: time,
})

export const CodeAnswer = z.strictObject({
  id: z.string(),
  campaign_id: z.string(),
  batch_id: z.string(),
  code: z.string(),
  status: z.enum(["unused", "used", "voided"]),
  max_uses: count,
  use_count: count,
  customer_id: z.string().nullable(),
  expires_at: time.nullable(),
  handed_out_at: time.nullable(),
  redeemed_at: time.nullable(),
  created_at: time,
  tag: z.string().nullable(),
  /** False until the whole batch is there. */
  is_available: z.boolean(),
})
export type CodeAnswer = z.output<typeof CodeAnswer>

export const TaskAnswer = z.strictObject({
  id: z.string(),
  type: z.enum(taskTypes),
  campaign_id: z.string(),
  batch_id: z.string().nullable(),
  status: z.enum(taskStatuses),
  counts: z.strictObject({ total: count, done: count, created: count, duplicate: count, invalid: count }),
  percent: z.int().min(0).max(100),
  rows_per_second: count.nullable(),
  seconds_left: count.nullable(),
  error: z.string().nullable(),
  unknown_columns: z.array(z.string()),
  /** What was printed, for as long as it is kept. */
  file: z
    .strictObject({
      name: z.string(),
      content_type: z.string(),
      bytes: z.int(),
      expires_at: time,
    })
    .nullable(),
  filter: z.unknown(),
  requested_by: z.string().nullable(),
  started_at: time.nullable(),
  finished_at: time.nullable(),
  created_at: time,
  updated_at: time,
  /** Of an import alone: what was wrong with how many rows. */
  issues: z
    .array(
      z.strictObject({
        reason: z.string(),
        count,
        examples: z.array(z.strictObject({ line: count, masked: z.string() })),
      })
    )
    .optional(),
})
export type TaskAnswer = z.output<typeof TaskAnswer>

export const MetricsAnswer = z.strictObject({
  totals: z.strictObject({
    codes: count,
    unused: count,
    used: count,
    voided: count,
    rate: z.number().min(0).max(1),
    budget: z.strictObject({ limit: count.nullable(), used: count }),
    redemptions: count,
    members: count,
    points: z.int(),
  }),
  series: z.array(z.strictObject({ start: time, redemptions: count, refusals: count })),
  refusals: z.array(z.strictObject({ code: z.string(), count })),
})
export type MetricsAnswer = z.output<typeof MetricsAnswer>

export const SimulationAnswer = z.strictObject({
  verdict: z.enum(["redemption", "rejection"]),
  error: z
    .strictObject({
      code: z.enum(refusalCodes),
      reason: z.string(),
      message: z.string(),
      retryable: z.boolean(),
      retry_at: time.optional(),
    })
    .nullable(),
  trace: z.array(
    z.strictObject({
      check: z.string(),
      passed: z.boolean(),
      expected: z.unknown().optional(),
      actual: z.unknown().optional(),
    })
  ),
  effects: z.array(
    z.strictObject({
      type: z.string(),
      target: z.enum(["member", "referrer"]),
      rule_index: count,
      effect_index: count,
      points: z.int().optional(),
    })
  ),
  points: z.strictObject({ before: z.int(), after: z.int(), pending: z.int() }).nullable(),
  limits: z.array(
    z.strictObject({
      scope: z.enum(["member", "campaign"]),
      kind: z.enum(["executions", "units"]),
      limit: count,
      used: count,
      amount: count,
      remaining: z.int(),
      ends_at: time.nullable(),
    })
  ),
  campaign: named
    .extend({
      event_schema_id: z.string(),
      code_attribute: z.string(),
      rules: z.array(z.strictObject({ name: z.string() })),
    })
    .nullable(),
  store_answer: ValidateAnswer,
})

/** Who counts on an event schema; attributes in use cannot be removed or change their type. */
export const schemaUses = {
  campaign_count: count,
  campaigns: z.array(named.extend({ status: z.enum(campaignStatuses) })),
  uses: z.array(z.strictObject({ attribute: z.string(), campaigns: z.array(z.string()) })),
}
export type SchemaUses = z.output<z.ZodObject<typeof schemaUses>>

export const ReferralFigures: z.ZodType<ReferralFiguresAnswer> = z.strictObject({
  redemptions: count,
  referred_redemptions: count,
  referred_members: count,
  referrers: count,
  referrer_points: z.int(),
  top: z.array(
    z.strictObject({
      customer_id: z.string(),
      email: z.string().nullable(),
      referred_members: count,
      points: z.int(),
    })
  ),
})

export const CampaignNameAnswer: z.ZodType<names.CampaignName> = named
export const CustomerNameAnswer: z.ZodType<names.CustomerName> = z.strictObject({
  id: z.string(),
  email: z.string().nullable(),
  first_name: z.string().nullable(),
  last_name: z.string().nullable(),
})
const userName: z.ZodType<names.UserName> = z.strictObject({ id: z.string(), email: z.string() })
const orderName: z.ZodType<names.OrderName> = z.strictObject({ id: z.string(), display_id: z.int() })

/** What stands beside the ids of a redemption, so that people can read it. */
export const redemptionNames = {
  code: z.strictObject({ id: z.string(), code: z.string(), status: z.string() }).nullable(),
  campaign: named
    .extend({
      version: z.int(),
      code_attribute: z.string(),
      rules: z.array(z.strictObject({ name: z.string() })),
    })
    .nullable(),
  customer: CustomerNameAnswer.nullable(),
  order: orderName.nullable(),
  requested_by_user: userName.nullable(),
  reversed_by_user: userName.nullable(),
}

export const CampaignOfTemplateAnswer = named.extend({
  coupons: count,
  /** True above 10 000, which are not counted one by one. */
  coupons_is_estimate: z.boolean(),
})

export const HealthAnswer = z.strictObject({
  ok: z.boolean(),
  checks: z.array(z.strictObject({ id: z.string(), check: z.string(), residue: count })),
})
export type HealthAnswer = z.output<typeof HealthAnswer>

/** What every answer is that is not 2xx, except a 429, which is a rejection. */
export const ErrorAnswer = z.strictObject({
  type: z.string(),
  message: z.string(),
  code: z.string().optional(),
})
