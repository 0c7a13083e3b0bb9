import type { RefusalWords } from "./registry"

export const es: RefusalWords = {
  code_malformed: "Este código no es válido. Compruébelo e inténtelo de nuevo.",
  code_not_found: "No hemos encontrado este código. Compruébelo e inténtelo de nuevo.",
  code_already_redeemed: "Este código ya se ha canjeado.",
  code_expired: "Este código ha caducado.",
  campaign_not_started: "Esta campaña aún no ha empezado.",
  campaign_ended: "Esta campaña ha terminado.",
  campaign_paused: "Esta campaña está en pausa. Inténtelo más tarde.",
  conditions_not_met: "Este código no se aplica a usted o a esta compra.",
  member_limit_reached: "Ha alcanzado el límite de esta campaña.",
  campaign_limit_reached: "Esta campaña ha alcanzado su límite.",
  budget_exhausted: "El presupuesto de esta campaña se ha agotado.",
  insufficient_points: "No tiene puntos suficientes.",
  event_invalid: "Los datos enviados con este código no son válidos.",
  event_schema_inactive: "Este tipo de código no se acepta por ahora.",
  customer_required: "Inicie sesión para canjear un código.",
  too_many_attempts: "Demasiados intentos. Inténtelo más tarde.",
  coupon_not_applicable: "Este código no aporta nada a este carrito.",
  redeem_again: "Podrá volver a canjear: {{moment}}.",
}
