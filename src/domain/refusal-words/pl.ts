import type { RefusalWords } from "./registry"

export const pl: RefusalWords = {
  code_malformed: "To nie jest prawidłowy kod. Sprawdź go i spróbuj ponownie.",
  code_not_found: "Nie znaleźliśmy tego kodu. Sprawdź go i spróbuj ponownie.",
  code_already_redeemed: "Ten kod został już wykorzystany.",
  code_expired: "Ten kod wygasł.",
  campaign_not_started: "Ta akcja jeszcze się nie zaczęła.",
  campaign_ended: "Ta akcja się zakończyła.",
  campaign_paused: "Ta akcja jest wstrzymana. Spróbuj ponownie później.",
  conditions_not_met: "Ten kod nie dotyczy Ciebie lub tego zakupu.",
  member_limit_reached: "Wykorzystano Twój limit w tej akcji.",
  campaign_limit_reached: "Ta akcja osiągnęła swój limit.",
  budget_exhausted: "Budżet tej akcji został wyczerpany.",
  insufficient_points: "Nie masz wystarczającej liczby punktów.",
  event_invalid: "Dane przesłane z tym kodem są nieprawidłowe.",
  event_schema_inactive: "Kody tego rodzaju nie są obecnie przyjmowane.",
  customer_required: "Zaloguj się, aby wykorzystać kod.",
  too_many_attempts: "Zbyt wiele prób. Spróbuj ponownie później.",
  coupon_not_applicable: "Ten kod nic nie daje w tym koszyku.",
  redeem_again: "Kolejny kod można wykorzystać: {{moment}}.",
}
