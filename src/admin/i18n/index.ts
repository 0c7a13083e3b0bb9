import en from "./en.json" with { type: "json" }

/** Our texts live in a namespace of their own, so that they never meet those of the dashboard or another plugin. */
export default {
  en: { redemption: en },
}
