import { z } from "@medusajs/framework/zod"
import { multiplyDown } from "../decimal"
import { defineEffect } from "./define"

/** More than anyone gives away with one code, and far from where JavaScript numbers stop being exact. */
const mostPoints = 1_000_000_000

/**
 * Adds points to the member: a fixed number, or so many per unit of a number attribute of the event
 * (`floor(attribute × factor)`, at most `cap`). The result is a whole number and never negative.
 *
 * `pending_days` delays when they can be spent; `expires_after_days` counts from when they become active.
 */
export const addPoints = defineEffect({
  type: "add_points",
  where: "ledger",
  arguments: z
    .strictObject({
      type: z.literal("add_points"),
      points: z.int().min(1).max(mostPoints).optional(),
      per_unit: z
        .strictObject({
          attribute: z.string().regex(/^event\.[a-z][a-z0-9_]{0,63}$/),
          factor: z.number().positive().max(1_000_000),
          cap: z.int().min(1).max(mostPoints).nullish(),
        })
        .optional(),
      expires_after_days: z.int().min(1).max(36_500).nullish(),
      pending_days: z.int().min(0).max(3_650).nullish(),
    })
    .refine((effect) => (effect.points === undefined) !== (effect.per_unit === undefined), {
      path: ["points"],
      message: "Give either points or per_unit",
    }),
  plan(effect, facts) {
    const points = effect.points ?? pointsPerUnit(effect.per_unit!, facts.event)
    return {
      points,
      units: points,
      payload: {
        points,
        expires_after_days: effect.expires_after_days ?? null,
        pending_days: effect.pending_days ?? 0,
      },
    }
  },
  inWords({ points, per_unit }) {
    if (per_unit) {
      return `${per_unit.factor} points for each unit of ${per_unit.attribute}`
    }
    return points === 1 ? "1 point" : `${points} points`
  },
  problems(effect, schema) {
    if (!effect.per_unit) {
      return []
    }
    const name = effect.per_unit.attribute.slice("event.".length)
    const attribute = schema.attributes.find((candidate) => candidate.name === name)
    return attribute?.type === "number"
      ? []
      : [{ field: "per_unit.attribute", message: `The event schema has no number attribute "${name}"` }]
  },
  form: {
    fields: [
      { name: "points", input: "integer", required: false },
      { name: "per_unit", input: "number_attribute", required: false },
      { name: "expires_after_days", input: "integer", required: false },
      { name: "pending_days", input: "integer", required: false },
    ],
  },
})

/** A missing, negative or absurd attribute gives no points rather than wrong ones; the result stays exact. */
function pointsPerUnit(
  perUnit: { attribute: string; factor: number; cap?: number | null },
  event: Record<string, unknown>
): number {
  const value = event[perUnit.attribute.slice("event.".length)]
  if (typeof value !== "number" || !Number.isFinite(value) || value <= 0) {
    return 0
  }
  const most = perUnit.cap ?? mostPoints
  return value * perUnit.factor >= most ? most : Math.min(multiplyDown(value, perUnit.factor), most)
}
