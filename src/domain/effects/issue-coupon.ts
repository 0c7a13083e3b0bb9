import { z } from "@medusajs/framework/zod"
import { defineEffect } from "./define"

/**
 * Gives the member a coupon: a promotion of Medusa's own, made after a template, for this member alone and to be used
 * once. Its code is derived from the effect, so that trying again finds it.
 */
export const issueCoupon = defineEffect({
  type: "issue_coupon",
  where: "outside",
  arguments: z.strictObject({
    type: z.literal("issue_coupon"),
    /** The promotion to copy. */
    promotion_id: z.string().min(1).max(255),
    code_prefix: z
      .string()
      .regex(/^[0-9A-Z]{1,16}$/, "must be 1 to 16 capital letters and digits")
      .optional(),
    expires_after_days: z.int().min(1).max(3_650).nullish(),
  }),
  plan: (effect) => ({
    points: 0,
    units: 0,
    payload: {
      promotion_id: effect.promotion_id,
      code_prefix: effect.code_prefix ?? "",
      expires_after_days: effect.expires_after_days ?? null,
    },
  }),
  inWords: () => "a coupon",
  form: {
    fields: [
      { name: "promotion_id", input: "promotion", required: true },
      { name: "code_prefix", input: "text", required: false },
      { name: "expires_after_days", input: "integer", required: false },
    ],
  },
})
