import { z } from "@medusajs/framework/zod"
import { defineEffect } from "./define"

const customer_group_id = z.string().min(1).max(255)

/** Puts the member into a customer group. */
export const addToCustomerGroup = defineEffect({
  type: "add_to_customer_group",
  where: "outside",
  arguments: z.strictObject({ type: z.literal("add_to_customer_group"), customer_group_id }),
  plan: (effect) => ({ points: 0, units: 0, payload: { customer_group_id: effect.customer_group_id } }),
  inWords: () => "a place in a customer group",
  form: { fields: [{ name: "customer_group_id", input: "customer_group", required: true }] },
})

/** Takes the member out of a customer group. */
export const removeFromCustomerGroup = defineEffect({
  type: "remove_from_customer_group",
  where: "outside",
  arguments: z.strictObject({ type: z.literal("remove_from_customer_group"), customer_group_id }),
  plan: (effect) => ({ points: 0, units: 0, payload: { customer_group_id: effect.customer_group_id } }),
  inWords: () => "an exit from a customer group",
  form: { fields: [{ name: "customer_group_id", input: "customer_group", required: true }] },
})
