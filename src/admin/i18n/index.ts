import campaigns from "./en/campaigns.json" with { type: "json" }

/**
 * Our texts live in a namespace of their own, so that they never meet those of the dashboard or another plugin. One
 * file per area of the admin; no two areas share a top-level key.
 */
export default {
  en: { redemption: { ...campaigns } },
}
