import type { RefusalCode, Rejection } from "medusa-plugin-redemption-codes/client"

/** This shop's own words. The type makes sure that none is missing when the plugin learns another refusal. */
const words: Record<RefusalCode, string> = {
  code_malformed: "That does not look like one of our codes. Is it complete?",
  code_not_found: "We do not know this code. Please check it letter by letter.",
  code_already_redeemed: "This code has been used already.",
  code_expired: "This code has expired.",
  campaign_not_started: "You are early: this campaign has not started yet.",
  campaign_ended: "This campaign is over.",
  campaign_paused: "This campaign takes a break. Please try again later.",
  conditions_not_met: "This code is not for you or not for this purchase.",
  member_limit_reached: "You have used all your tries of this campaign.",
  campaign_limit_reached: "Everything is gone. You were close!",
  budget_exhausted: "Everything is gone. You were close!",
  insufficient_points: "You do not have enough points for this.",
  event_invalid: "Something about this code is missing.",
  event_schema_inactive: "We do not take this kind of code at the moment.",
  customer_required: "Please sign in first.",
  too_many_attempts: "That were many tries. Please wait a little.",
  coupon_not_applicable: "This code gives nothing on this cart.",
}

export function refusalText({ error }: Rejection): string {
  const again = error.retry_at ? ` You can try again on ${new Date(error.retry_at).toLocaleString()}.` : ""
  return words[error.code] + again
}
