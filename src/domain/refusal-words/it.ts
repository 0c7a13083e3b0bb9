import type { RefusalWords } from "./registry"

export const it: RefusalWords = {
  code_malformed: "Questo codice non è valido. Controllalo e riprova.",
  code_not_found: "Non abbiamo trovato questo codice. Controllalo e riprova.",
  code_already_redeemed: "Questo codice è già stato riscattato.",
  code_expired: "Questo codice è scaduto.",
  campaign_not_started: "Questa campagna non è ancora iniziata.",
  campaign_ended: "Questa campagna è terminata.",
  campaign_paused: "Questa campagna è in pausa. Riprova più tardi.",
  conditions_not_met: "Questo codice non vale per te o per questo acquisto.",
  member_limit_reached: "Hai raggiunto il limite di questa campagna.",
  campaign_limit_reached: "Questa campagna ha raggiunto il suo limite.",
  budget_exhausted: "Il budget di questa campagna è esaurito.",
  insufficient_points: "Non hai abbastanza punti.",
  event_invalid: "I dati inviati con questo codice non sono validi.",
  event_schema_inactive: "Questo tipo di codice al momento non è accettato.",
  customer_required: "Accedi per riscattare un codice.",
  too_many_attempts: "Troppi tentativi. Riprova più tardi.",
  coupon_not_applicable: "Questo codice non dà nulla su questo carrello.",
  redeem_again: "Potrai riscattare di nuovo: {{moment}}.",
}
