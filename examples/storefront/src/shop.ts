import Medusa from "@medusajs/js-sdk"
import { createRedemptions } from "medusa-plugin-redemption-codes/client"

export const sdk = new Medusa({
  baseUrl: import.meta.env.VITE_MEDUSA_URL ?? "http://localhost:9000",
  publishableKey: import.meta.env.VITE_PUBLISHABLE_KEY,
  auth: { type: "jwt" },
})

export const redemptions = createRedemptions(sdk)
