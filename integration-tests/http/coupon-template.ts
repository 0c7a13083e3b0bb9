import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/** A promotion that coupons are made after: 10 % off these products. @returns its id */
export async function couponTemplate(container: MedusaContainer, product_ids: string[]): Promise<string> {
  const { id } = await container.resolve(Modules.PROMOTION).createPromotions({
    code: "TEMPLATE",
    type: "standard",
    status: "draft",
    application_method: {
      type: "percentage",
      target_type: "items",
      allocation: "across",
      value: 10,
      currency_code: "eur",
      target_rules: [{ attribute: "items.product.id", operator: "in", values: product_ids }],
    },
  })
  return id
}
