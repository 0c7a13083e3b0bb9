import { z } from "@medusajs/framework/zod"
import { defineEffect } from "./define"

/** Writes one value into the member's metadata, where the shop's own code, segments and conditions can read it. */
export const setCustomerMetadata = defineEffect({
  type: "set_customer_metadata",
  where: "outside",
  arguments: z.strictObject({
    type: z.literal("set_customer_metadata"),
    key: z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,63}$/, "must be letters, digits, _ . and -"),
    // Medusa takes an empty text for the wish to remove the key.
    value: z.union([z.string().min(1).max(1_000), z.number(), z.boolean()]),
  }),
  plan: (effect) => ({ points: 0, units: 0, payload: { key: effect.key, value: effect.value } }),
  inWords: () => "an entry in the customer's metadata",
  form: {
    fields: [
      { name: "key", input: "text", required: true },
      { name: "value", input: "text", required: true },
    ],
  },
})
