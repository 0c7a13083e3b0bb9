import { z } from "@medusajs/framework/zod"
import { defineEffect } from "./define"

/** Gives the member store credit, which the loyalty plugin keeps: without it, a campaign with this cannot go live. */
export const storeCredit = defineEffect({
  type: "store_credit",
  where: "outside",
  arguments: z.strictObject({
    type: z.literal("store_credit"),
    amount: z.number().positive().max(1_000_000),
    currency_code: z.string().regex(/^[a-z]{3}$/, "must be three small letters, such as eur"),
  }),
  plan: (effect) => ({
    points: 0,
    units: 0,
    payload: { amount: effect.amount, currency_code: effect.currency_code },
  }),
  inWords: () => "store credit",
  form: {
    fields: [
      { name: "amount", input: "number", required: true },
      { name: "currency_code", input: "text", required: true },
    ],
  },
})
