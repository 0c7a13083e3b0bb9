import type { RefusalReason } from "../domain/refusal"

/**
 * What the plugin tells on Medusa's event bus: at least once, after the commit, with ids and never with a code. For
 * subscribers: `SubscriberArgs<RedemptionEvents["redemption.completed"]>`.
 */
export type RedemptionEvents = {
  "redemption.completed": OfRedemption
  "redemption.partially_applied": OfRedemption
  "redemption.reversed": OfRedemption
  "redemption_attempt.refused": {
    id: string
    campaign_id: string | null
    customer_id: string | null
    /** What is really the matter, as staff see it. */
    refusal: RefusalReason
  }
  "redemption_effect.failed": { id: string; redemption_id: string }
  /** `redemption_id` is left out when no redemption moved them: they matured, expired, or staff moved them. */
  "redemption_points.changed": { customer_id: string; redemption_id?: string }
  "redemption_tier.changed": { customer_id: string; tier_id: string | null; previous_tier_id: string | null }
  "redemption_campaign.created": Named
  "redemption_campaign.updated": Named
  "redemption_campaign.activated": Named
  "redemption_campaign.paused": Named
  "redemption_campaign.archived": Named
  "redemption_campaign.low_stock": Named
  "redemption_campaign.exhausted": Named
  /** `id` is null when what was tried belongs to no campaign. Sent once per alarm, and lost with its process. */
  "redemption_campaign.guessing_detected": { id: string | null; failures: number }
  "redemption_code_batch.available": OfCampaign
  "redemption_code_batch.voided": OfCampaign
  "redemption_hand_out.completed": OfCampaign
  "redemption_task.completed": OfTask
  "redemption_task.failed": OfTask
  "redemption_task.needs_review": OfTask
}

type Named = { id: string }
type OfCampaign = { id: string; campaign_id: string }
type OfRedemption = OfCampaign & { customer_id: string }
type OfTask = OfCampaign & { type: string }

/** One of these events, as it is sent. */
export type RedemptionEvent = {
  [Name in keyof RedemptionEvents]: { name: Name; data: RedemptionEvents[Name] }
}[keyof RedemptionEvents]
