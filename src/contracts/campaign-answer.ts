import type { CampaignPhase, CampaignStatus, ChecklistItem } from "../domain/campaign"
import type { CodeFormat } from "../domain/code-format"
import type { CampaignLimits } from "../domain/limits"
import type { Rule } from "../domain/rules"
import type { Visibility } from "../domain/visibility"

/** A campaign as the admin API gives it. */
export type CampaignAnswer = {
  id: string
  type: "direct" | "referral"
  event_schema_id: string
  code_attribute: string
  name: string
  description: string | null
  translations: Record<string, { name?: string; description?: string | null }>
  status: CampaignStatus
  phase: CampaignPhase
  starts_at: Date | null
  ends_at: Date | null
  display_order: number
  visibility: Visibility
  reverse_on_order_cancel: boolean
  low_stock_threshold: number | null
  code_source: "generate" | "import"
  code_format: CodeFormat | null
  rules: Rule[]
  limits: CampaignLimits
  activate_when_ready: boolean
  version: number
  metadata: Record<string, unknown> | null
  codes: { total: number; unused: number; used: number; voided: number; available: number }
  /** What its redemptions gave, without those that were reversed. */
  points: number
  /** One plain sentence or two: what a redeemed code gives, and how often. */
  summary: string
  checklist: ChecklistItem[]
  created_at: Date
  updated_at: Date
}
