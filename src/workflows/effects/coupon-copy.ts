import type { CreatePromotionDTO, MedusaContainer, PromotionDTO } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

const relations = [
  "rules",
  "rules.values",
  "application_method",
  "application_method.target_rules",
  "application_method.target_rules.values",
  "application_method.buy_rules",
  "application_method.buy_rules.values",
]

/** The promotion that coupons are made after. @throws when it is gone */
export async function retrieveTemplate(container: MedusaContainer, id: string): Promise<PromotionDTO> {
  return await container.resolve(Modules.PROMOTION).retrievePromotion(id, { relations })
}

type RuleLike = { attribute?: string; operator?: string; values?: { value?: string }[] }

/** A list compares with `in`: with `eq`, the cart's one value is held against the whole list. */
const ruleOf = ({ attribute, operator, values }: RuleLike) => ({
  attribute: attribute!,
  operator: operator as "in",
  values: (values ?? []).flatMap(({ value }) => value ?? []),
})

/** A copy of the template for one member and one order. */
export function copyOf(
  template: PromotionDTO,
  { code, customer_id }: { code: string; customer_id: string }
): CreatePromotionDTO {
  const method = template.application_method!
  const isBuyGet = template.type === "buyget"
  return {
    code,
    type: template.type!,
    status: "active",
    is_automatic: false,
    is_tax_inclusive: template.is_tax_inclusive,
    limit: 1,
    rules: [
      ...(template.rules ?? []).map(ruleOf),
      { attribute: "customer.id", operator: "in", values: [customer_id] },
    ],
    application_method: {
      type: method.type!,
      target_type: method.target_type!,
      ...(method.allocation ? { allocation: method.allocation } : {}),
      value: Number(method.value),
      ...(method.currency_code ? { currency_code: method.currency_code } : {}),
      ...(method.max_quantity ? { max_quantity: method.max_quantity } : {}),
      target_rules: (method.target_rules ?? []).map(ruleOf),
      ...(isBuyGet
        ? {
            buy_rules: (method.buy_rules ?? []).map(ruleOf),
            buy_rules_min_quantity: method.buy_rules_min_quantity,
            apply_to_quantity: method.apply_to_quantity,
          }
        : {}),
    },
  }
}
