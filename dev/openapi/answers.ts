import { z } from "@medusajs/framework/zod"
import * as answers from "../../src/contracts/answer-schemas"
import { EventAttribute } from "../../src/contracts/event-schema"
import { RedemptionAttempt } from "../../src/modules/redemption/models/attempt"
import { RedemptionEffect } from "../../src/modules/redemption/models/effect"
import { RedemptionEvent } from "../../src/modules/redemption/models/event"
import { RedemptionEventSchema } from "../../src/modules/redemption/models/event-schema"
import { RedemptionPointsEntry } from "../../src/modules/redemption/models/points-entry"
import { Redemption } from "../../src/modules/redemption/models/redemption"
import { RedemptionTier } from "../../src/modules/redemption/models/tier"
import { rowOf } from "./rows"

const eventSchema = rowOf(RedemptionEventSchema, { json: { attributes: z.array(EventAttribute) } })

/** What has a name in the document: everything else is written where it is used. */
export const named: Record<string, z.ZodType> = {
  Rejection: answers.RejectionAnswer,
  RedemptionSummary: answers.RedemptionSummary,
  RedeemAnswer: answers.RedeemAnswer,
  ValidateAnswer: answers.ValidateAnswer,
  EventAnswer: answers.EventAnswer,
  Points: answers.PointsAnswer,
  PointsEntry: answers.PointsEntryAnswer,
  Referral: answers.ReferralAnswer,
  StoreCampaign: answers.StoreCampaignAnswer,
  Campaign: answers.CampaignAnswer,
  Code: answers.CodeAnswer,
  Task: answers.TaskAnswer,
  Metrics: answers.MetricsAnswer,
  Simulation: answers.SimulationAnswer,
  Health: answers.HealthAnswer,
  Error: answers.ErrorAnswer,
  Attempt: rowOf(RedemptionAttempt, {
    left_out: [
      "ip_hash",
      "code_fingerprint",
      "announced_at",
      "idempotency_key",
      "request_fingerprint",
      "answer",
      "updated_at",
      "deleted_at",
    ],
  }).extend({
    customer: answers.CustomerNameAnswer.nullable(),
    campaign: answers.CampaignNameAnswer.nullable(),
  }),
  Batch: answers.BatchAnswer,
  BatchWithFigures: answers.BatchAnswer.extend(answers.batchFigures),
  HandedCode: answers.HandedCodeAnswer,
  Effect: rowOf(RedemptionEffect),
  Event: rowOf(RedemptionEvent, { left_out: ["request_fingerprint"] }),
  EventSchema: eventSchema.extend({ campaign_count: z.int() }),
  EventSchemaWithUses: eventSchema.extend(answers.schemaUses),
  ReferralFigures: answers.ReferralFigures,
  LedgerEntry: rowOf(RedemptionPointsEntry),
  Redemption: rowOf(Redemption),
  Tier: rowOf(RedemptionTier),
  TierWithMembers: rowOf(RedemptionTier).extend({ member_count: z.int() }),
}
named.RedemptionWithEffects = (named.Redemption as z.ZodObject).extend({
  effects: z.array(named.Effect),
  ...answers.redemptionNames,
})

const of = (name: keyof typeof named) => named[name]
const one = (key: string, name: string) => z.strictObject({ [key]: of(name) })
const page = (key: string, name: string) =>
  z.strictObject({ [key]: z.array(of(name)), count: z.int(), offset: z.int(), limit: z.int() })
const codePage = z.strictObject({
  redemption_codes: z.array(of("Code")),
  next_cursor: z.string().nullable(),
  count: z.int(),
  /** True above 10 000, where counting would cost more than the page. */
  count_is_estimate: z.boolean(),
  limit: z.int(),
})
const deleted = (object: string) =>
  z.strictObject({ id: z.string(), object: z.literal(object), deleted: z.literal(true) })

/** A status other than 200, or something that is not JSON. */
export type Answer = { status?: number; schema?: z.ZodType; media?: string[] }
const accepted = (schema: z.ZodType): Answer => ({ status: 202, schema })
const json = (schema: z.ZodType): Answer => ({ schema })
const file = (...media: string[]): Answer => ({ media })

/** What each operation answers when all is well. A route that is missing here stops `npm run docs:api` with its name. */
export const successes: Record<string, Answer> = {
  "GET /store/points": json(one("points", "Points")),
  "GET /store/points/entries": json(page("entries", "PointsEntry")),
  "GET /store/redemption-campaigns": json(page("redemption_campaigns", "StoreCampaign")),
  "POST /store/redemption-events": json(of("EventAnswer")),
  "GET /store/redemptions": json(page("redemptions", "RedemptionSummary")),
  "POST /store/redemptions": json(of("RedeemAnswer")),
  "POST /store/redemptions/validate": json(of("ValidateAnswer")),
  "GET /store/redemptions/{id}": json(one("redemption", "RedemptionSummary")),
  "GET /store/referral": json(one("referral", "Referral")),
  "POST /store/referral": json(one("referral", "Referral")),

  "GET /admin/customers/{id}/points": json(page("entries", "LedgerEntry").extend({ points: of("Points") })),
  "POST /admin/customers/{id}/points": json(page("entries", "LedgerEntry").extend({ points: of("Points") })),
  "GET /admin/customers/{id}/redemption-records": file("application/json"),
  "GET /admin/orders/{id}/redemptions": json(
    z.strictObject({
      redemptions: z.array(of("RedemptionWithEffects")),
      redemption_attempts: z.array(of("Attempt")),
    })
  ),
  "GET /admin/promotions/{id}/redemptions": json(
    z.strictObject({
      redemption: of("RedemptionWithEffects").nullable(),
      campaigns: z.array(answers.CampaignOfTemplateAnswer),
    })
  ),
  "POST /admin/redemption-attempts/search": json(page("redemption_attempts", "Attempt")),
  "GET /admin/redemption-attempts": json(page("redemption_attempts", "Attempt")),
  "GET /admin/redemption-batches": json(page("redemption_code_batches", "Batch")),
  "GET /admin/redemption-batches/{id}": json(one("redemption_code_batch", "BatchWithFigures")),
  "POST /admin/redemption-batches/{id}": json(one("redemption_code_batch", "BatchWithFigures")),
  "POST /admin/redemption-batches/{id}/restore": json(
    one("redemption_code_batch", "BatchWithFigures").extend({ restored: z.int() })
  ),
  "POST /admin/redemption-batches/{id}/void": json(
    one("redemption_code_batch", "BatchWithFigures").extend({ voided: z.int() })
  ),
  "GET /admin/redemption-campaigns": json(page("redemption_campaigns", "Campaign")),
  "POST /admin/redemption-campaigns": json(one("redemption_campaign", "Campaign")),
  "GET /admin/redemption-campaigns/{id}": json(one("redemption_campaign", "Campaign")),
  "POST /admin/redemption-campaigns/{id}": json(one("redemption_campaign", "Campaign")),
  "DELETE /admin/redemption-campaigns/{id}": json(deleted("redemption_campaign")),
  "POST /admin/redemption-campaigns/{id}/activate": json(one("redemption_campaign", "Campaign")),
  "POST /admin/redemption-campaigns/{id}/archive": json(one("redemption_campaign", "Campaign")),
  "POST /admin/redemption-campaigns/{id}/duplicate": json(one("redemption_campaign", "Campaign")),
  "POST /admin/redemption-campaigns/{id}/pause": json(one("redemption_campaign", "Campaign")),
  "POST /admin/redemption-campaigns/{id}/restrict-to-visibility": json(
    one("redemption_campaign", "Campaign")
  ),
  "POST /admin/redemption-campaigns/{id}/batches": accepted(
    z.strictObject({
      redemption_code_batch: of("Batch"),
      redemption_task: of("Task"),
      warnings: z.array(z.unknown()),
    })
  ),
  "GET /admin/redemption-campaigns/{id}/codes": json(codePage),
  "GET /admin/redemption-campaigns/{id}/codes/export": file("text/csv"),
  "GET /admin/redemption-campaigns/{id}/hand-outs": json(page("codes", "HandedCode")),
  "POST /admin/redemption-campaigns/{id}/hand-outs": json(
    z.strictObject({
      codes: z.array(
        z.strictObject({ id: z.string(), code: z.string(), customer_id: z.string().optional() })
      ),
    })
  ),
  "POST /admin/redemption-campaigns/{id}/imports": accepted(one("redemption_task", "Task")),
  "GET /admin/redemption-campaigns/{id}/metrics": json(of("Metrics")),
  "POST /admin/redemption-batches/{id}/print": accepted(one("redemption_task", "Task")),
  "POST /admin/redemption-batches/{id}/print/preview": file("image/svg+xml"),
  "GET /admin/redemption-campaigns/{id}/referrals": json(one("referrals", "ReferralFigures")),
  "GET /admin/redemption-codes": json(codePage),
  "POST /admin/redemption-codes/search": json(codePage),
  "GET /admin/redemption-codes/{id}": json(one("redemption_code", "Code")),
  "POST /admin/redemption-codes/{id}/bind": json(one("redemption_code", "Code")),
  "POST /admin/redemption-codes/{id}/restore": json(one("redemption_code", "Code")),
  "POST /admin/redemption-codes/{id}/void": json(one("redemption_code", "Code")),
  "GET /admin/redemption-codes/{id}/symbol": file("image/svg+xml", "image/png"),
  "GET /admin/redemption-event-schemas": json(page("redemption_event_schemas", "EventSchema")),
  "POST /admin/redemption-event-schemas": json(one("redemption_event_schema", "EventSchemaWithUses")),
  "GET /admin/redemption-event-schemas/{id}": json(one("redemption_event_schema", "EventSchemaWithUses")),
  "POST /admin/redemption-event-schemas/{id}": json(one("redemption_event_schema", "EventSchemaWithUses")),
  "DELETE /admin/redemption-event-schemas/{id}": json(deleted("redemption_event_schema")),
  "GET /admin/redemption-events": json(page("redemption_events", "Event")),
  "POST /admin/redemption-events": json(of("EventAnswer")),
  "POST /admin/redemption-events/batch": json(z.strictObject({ results: z.array(z.unknown()) })),
  "GET /admin/redemption-health": json(of("Health")),
  "GET /admin/redemption-imports/sample": file("text/csv"),
  "POST /admin/redemption-simulations": json(of("Simulation")),
  "GET /admin/redemption-tasks": json(page("redemption_tasks", "Task")),
  "GET /admin/redemption-tasks/{id}": json(one("redemption_task", "Task")),
  "POST /admin/redemption-tasks/{id}/cancel": json(one("redemption_task", "Task")),
  "POST /admin/redemption-tasks/{id}/confirm": json(one("redemption_task", "Task")),
  "POST /admin/redemption-tasks/{id}/retry": json(one("redemption_task", "Task")),
  "POST /admin/redemption-tasks/{id}/undo": json(one("redemption_task", "Task")),
  "GET /admin/redemption-tasks/{id}/errors": file("text/csv"),
  "GET /admin/redemption-tasks/{id}/file": file("application/pdf", "application/zip"),
  "GET /admin/redemption-tiers": json(page("redemption_tiers", "TierWithMembers")),
  "POST /admin/redemption-tiers": json(one("redemption_tier", "Tier")),
  "GET /admin/redemption-tiers/{id}": json(one("redemption_tier", "Tier")),
  "POST /admin/redemption-tiers/{id}": json(one("redemption_tier", "Tier")),
  "DELETE /admin/redemption-tiers/{id}": json(deleted("redemption_tier")),
  "GET /admin/redemptions": json(page("redemptions", "RedemptionWithEffects")),
  "POST /admin/redemptions": json(of("RedeemAnswer")),
  "GET /admin/redemptions/{id}": json(one("redemption", "RedemptionWithEffects")),
  "POST /admin/redemptions/{id}/effects/{effect_id}/retry": json(one("redemption", "RedemptionWithEffects")),
  "POST /admin/redemptions/{id}/reverse": json(
    one("redemption", "RedemptionWithEffects").extend({ changed: z.boolean(), points_shortfall: z.int() })
  ),
}
