import { createHash } from "node:crypto"
import type { CreatePromotionDTO, MedusaContainer, PromotionDTO } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createPromotionsWorkflow, updatePromotionsStatusWorkflow } from "@medusajs/medusa/core-flows"
import { codeFormatDefaults, symbolsOf } from "../../domain/code-format"
import type { DueEffect } from "../../modules/redemption/sql/due-effects"
import type { EffectHands } from "./hands"

/** 24^12 codes, derived from the effect's own random id: trying again comes to the same one. */
function couponCode({ id, payload }: DueEffect): string {
  const symbols = symbolsOf(codeFormatDefaults)
  const digest = createHash("sha512").update(`coupon:${id}`).digest()
  const random = Array.from(
    { length: 12 },
    (_, index) => symbols[digest.readUInt32BE(index * 4) % symbols.length]
  )
  return `${String(payload.code_prefix ?? "")}${random.join("")}`
}

const relations = [
  "rules",
  "rules.values",
  "application_method",
  "application_method.target_rules",
  "application_method.target_rules.values",
  "application_method.buy_rules",
  "application_method.buy_rules.values",
]

export const issueCouponHands: EffectHands = {
  async apply(container, effect) {
    const code = couponCode(effect)
    const existing = await findByCode(container, code)
    const promotion = existing ?? (await create(container, effect, code))
    return { external_id: promotion.id, payload: { coupon_code: code } }
  },
  async revert(container, effect) {
    const promotion = await findByCode(container, couponCode(effect))
    if (!promotion) {
      return null
    }
    if ((promotion.used ?? 0) > 0) {
      return "The coupon has been used"
    }
    await updatePromotionsStatusWorkflow(container).run({
      input: { promotionsData: [{ id: promotion.id, status: "inactive" }] },
    })
    return null
  },
}

async function findByCode(container: MedusaContainer, code: string): Promise<PromotionDTO | null> {
  const [promotion] = await container.resolve(Modules.PROMOTION).listPromotions({ code: [code] }, { take: 1 })
  return promotion ?? null
}

/** A copy of the template for one member and one order. */
async function create(container: MedusaContainer, effect: DueEffect, code: string): Promise<PromotionDTO> {
  const template = await container
    .resolve(Modules.PROMOTION)
    .retrievePromotion(String(effect.payload.promotion_id), { relations })
  const { result } = await createPromotionsWorkflow(container).run({
    input: { promotionsData: [copyOf(template, effect, code)] },
  })
  return result[0]
}

type RuleLike = { attribute?: string; operator?: string; values?: { value?: string }[] }

/** A list compares with `in`: with `eq`, the cart's one value is held against the whole list. */
const ruleOf = ({ attribute, operator, values }: RuleLike) => ({
  attribute: attribute!,
  operator: operator as "in",
  values: (values ?? []).flatMap(({ value }) => value ?? []),
})

function copyOf(template: PromotionDTO, effect: DueEffect, code: string): CreatePromotionDTO {
  const method = template.application_method!
  const expires = effect.payload.expires_after_days as number | null
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
      { attribute: "customer.id", operator: "in", values: [effect.customer_id] },
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
    ...(expires === null
      ? {}
      : {
          campaign: {
            name: `Coupon ${code.slice(-4)}`,
            campaign_identifier: effect.id,
            ends_at: new Date(Date.now() + expires * 86_400_000),
          },
        }),
  }
}
