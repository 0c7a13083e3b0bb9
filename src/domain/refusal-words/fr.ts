import type { RefusalWords } from "./registry"

export const fr: RefusalWords = {
  code_malformed: "Ce code n’est pas valable. Vérifiez-le et réessayez.",
  code_not_found: "Nous n’avons pas trouvé ce code. Vérifiez-le et réessayez.",
  code_already_redeemed: "Ce code a déjà été utilisé.",
  code_expired: "Ce code a expiré.",
  campaign_not_started: "Cette opération n’a pas encore commencé.",
  campaign_ended: "Cette opération est terminée.",
  campaign_paused: "Cette opération est suspendue. Réessayez plus tard.",
  conditions_not_met: "Ce code ne s’applique pas à vous ou à cet achat.",
  member_limit_reached: "Vous avez atteint la limite de cette opération.",
  campaign_limit_reached: "Cette opération a atteint sa limite.",
  budget_exhausted: "Le budget de cette opération est épuisé.",
  insufficient_points: "Vous n’avez pas assez de points pour cela.",
  event_invalid: "Les informations envoyées avec ce code ne sont pas valables.",
  event_schema_inactive: "Ce type de code n’est pas accepté pour le moment.",
  customer_required: "Connectez-vous pour utiliser un code.",
  too_many_attempts: "Trop de tentatives. Réessayez plus tard.",
  coupon_not_applicable: "Ce code n’apporte rien à ce panier.",
  redeem_again: "Vous pourrez en utiliser un autre : {{moment}}.",
}
