import type { RefusalWords } from "./registry"

export const ptBR: RefusalWords = {
  code_malformed: "Este código não é válido. Confira e tente novamente.",
  code_not_found: "Não encontramos este código. Confira e tente novamente.",
  code_already_redeemed: "Este código já foi resgatado.",
  code_expired: "Este código expirou.",
  campaign_not_started: "Esta campanha ainda não começou.",
  campaign_ended: "Esta campanha terminou.",
  campaign_paused: "Esta campanha está pausada. Tente novamente mais tarde.",
  conditions_not_met: "Este código não vale para você ou para esta compra.",
  member_limit_reached: "Você atingiu o limite desta campanha.",
  campaign_limit_reached: "Esta campanha atingiu o seu limite.",
  budget_exhausted: "O orçamento desta campanha se esgotou.",
  insufficient_points: "Você não tem pontos suficientes.",
  event_invalid: "Os dados enviados com este código não são válidos.",
  event_schema_inactive: "Este tipo de código não é aceito no momento.",
  customer_required: "Entre na sua conta para resgatar um código.",
  too_many_attempts: "Muitas tentativas. Tente novamente mais tarde.",
  coupon_not_applicable: "Este código não traz nada para este carrinho.",
  redeem_again: "Você poderá resgatar de novo: {{moment}}.",
}
