import { z } from "@medusajs/framework/zod"
import { defineEffect } from "./define"

/**
 * An effect of the shop's own: carried out by the handler of that name in the plugin option `effects`, which also says
 * what its arguments must be.
 */
export const custom = defineEffect({
  type: "custom",
  where: "outside",
  arguments: z.strictObject({
    type: z.literal("custom"),
    handler: z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, "must be the name of a handler, such as send_gift"),
    arguments: z.record(z.string().max(64), z.json()).default({}),
  }),
  plan: (effect) => ({
    points: 0,
    units: 0,
    payload: { handler: effect.handler, arguments: effect.arguments },
  }),
  inWords: () => "something of the shop's own",
  form: { fields: [{ name: "handler", input: "text", required: true }] },
})
