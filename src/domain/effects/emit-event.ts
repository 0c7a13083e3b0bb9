import { z } from "@medusajs/framework/zod"
import { defineEffect } from "./define"

const scalar = z.union([z.string().max(1_000), z.number(), z.boolean()])

/** Sends an event on Medusa's bus for a subscriber of the shop to act on: at least once, with ids and this data. */
export const emitEvent = defineEffect({
  type: "emit_event",
  where: "outside",
  arguments: z.strictObject({
    type: z.literal("emit_event"),
    name: z.string().regex(/^[a-z][a-z0-9_.-]{0,99}$/, "must be lower-case letters, digits, _ . and -"),
    data: z.record(z.string().min(1).max(64), scalar).optional(),
  }),
  plan: (effect) => ({ points: 0, units: 0, payload: { name: effect.name, data: effect.data ?? {} } }),
  inWords: () => "what the shop does on its own event",
  form: { fields: [{ name: "name", input: "text", required: true }] },
})
