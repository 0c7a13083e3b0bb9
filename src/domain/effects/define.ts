import type { z } from "@medusajs/framework/zod"
import type { ConditionFacts } from "../conditions/facts"
import type { EventSchema } from "../event-schema"

/** What an effect will do, decided before anything is written. */
export type EffectPlan = {
  /** Signed whole points that this effect moves on the member's account; 0 when it moves none. */
  points: number
  /** Units it takes from the campaign's budget: the points it adds. */
  units: number
  /** Everything that applying it later needs; stored with the redemption, so never a code. */
  payload: Record<string, unknown>
}

/** How the admin lets a merchant fill in an argument. */
export type EffectInput = "integer" | "number" | "number_attribute" | "text" | "customer_group" | "promotion"

/**
 * One kind of effect = one file: its type, its arguments, its plan, its words. The form description lets the admin
 * render its fields without knowing the effect.
 */
export type EffectDefinition<Arguments extends z.ZodType = z.ZodType> = {
  type: string
  arguments: Arguments
  /**
   * `ledger` effects are points: written in the claim transaction itself.
   * `outside` effects touch other modules: stored as pending in the claim, applied right after the commit.
   */
  where: "ledger" | "outside"
  plan(effect: z.output<Arguments>, facts: ConditionFacts): EffectPlan
  /** What a code gives with it, as the end of "A redeemed code gives the member …". */
  inWords(effect: z.output<Arguments>): string
  /** What the shapes cannot say: an attribute that is missing in the event schema, for example. */
  problems?(
    effect: z.output<Arguments>,
    schema: Pick<EventSchema, "attributes">
  ): { field: string; message: string }[]
  form: { fields: { name: string; input: EffectInput; required: boolean }[] }
}

export const defineEffect = <Arguments extends z.ZodType>(definition: EffectDefinition<Arguments>) =>
  definition
