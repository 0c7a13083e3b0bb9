import type { RefusalWords } from "./registry"

export const de: RefusalWords = {
  code_malformed: "Das ist kein gültiger Code. Bitte prüfen Sie ihn und versuchen Sie es noch einmal.",
  code_not_found:
    "Diesen Code konnten wir nicht finden. Bitte prüfen Sie ihn und versuchen Sie es noch einmal.",
  code_already_redeemed: "Dieser Code wurde schon eingelöst.",
  code_expired: "Dieser Code ist abgelaufen.",
  campaign_not_started: "Diese Aktion hat noch nicht begonnen.",
  campaign_ended: "Diese Aktion ist beendet.",
  campaign_paused: "Diese Aktion ist unterbrochen. Bitte versuchen Sie es später noch einmal.",
  conditions_not_met: "Dieser Code gilt nicht für Sie oder nicht für diesen Einkauf.",
  member_limit_reached: "Sie haben die Höchstzahl dieser Aktion erreicht.",
  campaign_limit_reached: "Diese Aktion hat ihre Höchstzahl erreicht.",
  budget_exhausted: "Das Budget dieser Aktion ist aufgebraucht.",
  insufficient_points: "Dafür haben Sie nicht genug Punkte.",
  event_invalid: "Die Angaben zu diesem Code sind nicht gültig.",
  event_schema_inactive: "Codes dieser Art werden im Moment nicht angenommen.",
  customer_required: "Bitte melden Sie sich an, um einen Code einzulösen.",
  too_many_attempts: "Zu viele Versuche. Bitte versuchen Sie es später noch einmal.",
  coupon_not_applicable: "Dieser Code bringt für diesen Warenkorb nichts.",
  redeem_again: "Sie können wieder einlösen: {{moment}}.",
}
