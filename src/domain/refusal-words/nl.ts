import type { RefusalWords } from "./registry"

export const nl: RefusalWords = {
  code_malformed: "Dit is geen geldige code. Controleer de code en probeer het opnieuw.",
  code_not_found: "We hebben deze code niet gevonden. Controleer de code en probeer het opnieuw.",
  code_already_redeemed: "Deze code is al ingewisseld.",
  code_expired: "Deze code is verlopen.",
  campaign_not_started: "Deze actie is nog niet begonnen.",
  campaign_ended: "Deze actie is afgelopen.",
  campaign_paused: "Deze actie is onderbroken. Probeer het later opnieuw.",
  conditions_not_met: "Deze code geldt niet voor u of niet voor deze aankoop.",
  member_limit_reached: "U hebt het maximum van deze actie bereikt.",
  campaign_limit_reached: "Deze actie heeft haar maximum bereikt.",
  budget_exhausted: "Het budget van deze actie is op.",
  insufficient_points: "U hebt hiervoor niet genoeg punten.",
  event_invalid: "De gegevens bij deze code zijn niet geldig.",
  event_schema_inactive: "Dit soort codes wordt op dit moment niet aangenomen.",
  customer_required: "Meld u aan om een code in te wisselen.",
  too_many_attempts: "Te veel pogingen. Probeer het later opnieuw.",
  coupon_not_applicable: "Deze code levert niets op voor deze winkelwagen.",
  redeem_again: "U kunt weer inwisselen: {{moment}}.",
}
