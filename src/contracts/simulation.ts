import { z } from "@medusajs/framework/zod"
import type { ValidateAnswer } from "./answers"
import { foreignId, moment, text } from "./fields"
import { eventAttributes, typedCode } from "./redemption"

/** A customer that does not exist. What is left out is nothing, zero or nobody. */
const HypotheticalCustomer = z.strictObject({
  email: z.email().nullish(),
  has_account: z.boolean().default(true),
  created_at: moment.optional(),
  groups: z.array(foreignId).max(100).default([]),
  metadata: z.record(z.string().max(255), z.unknown()).default({}),
  /** Id or name. */
  tier: text(255).nullish(),
  points: z.int().default(0),
  lifetime_points: z.int().min(0).default(0),
  redemption_count: z.int().min(0).default(0),
  order_count: z.int().min(0).default(0),
})

export const Simulate = z
  .strictObject({
    code: typedCode,
    customer_id: foreignId.optional(),
    customer: HypotheticalCustomer.optional(),
    event_attributes: eventAttributes.default({}),
    /** When it would happen; now when left out. */
    at: moment.optional(),
    ignore_member_limit: z.boolean().default(false),
  })
  .refine((asked) => asked.customer_id === undefined || asked.customer === undefined, {
    path: ["customer"],
    message: "give either customer_id or customer",
  })
export type Simulate = z.output<typeof Simulate>
/** As it is sent, before defaults are filled in. */
export type SimulationRequest = z.input<typeof Simulate>

export type SimulationAnswer = {
  verdict: "redemption" | "rejection"
  /** The rejection as the member would see it, with the precise reason beside it. */
  error: { code: string; reason: string; message: string; retryable: boolean; retry_at?: string } | null
  trace: { check: string; passed: boolean; expected?: unknown; actual?: unknown }[]
  effects: {
    type: string
    target: "member" | "referrer"
    rule_index: number
    effect_index: number
    points?: number
  }[]
  /** The member's points; null when nothing would be given. Pending ones come later and are not in `after`. */
  points: { before: number; after: number; pending: number } | null
  limits: {
    scope: "member" | "campaign"
    kind: "executions" | "units"
    limit: number
    used: number
    amount: number
    remaining: number
    ends_at: string | null
  }[]
  /** Whose code it is, and what its trace speaks of: rules are counted from 0, in this order. */
  campaign: {
    id: string
    name: string
    event_schema_id: string
    code_attribute: string
    rules: { name: string }[]
  } | null
  /** What `POST /store/redemptions/validate` would answer the member. */
  store_answer: ValidateAnswer
}
