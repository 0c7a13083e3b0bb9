import { createHash } from "node:crypto"
import type { CreatePromotionDTO, MedusaContainer, PromotionDTO } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createPromotionsWorkflow, updatePromotionsStatusWorkflow } from "@medusajs/medusa/core-flows"
import { codeFormatDefaults, symbolsOf } from "../../domain/code-format"
import type { DueEffect } from "../../modules/redemption/sql/due-effects"
import { copyOf, retrieveTemplate } from "./coupon-copy"
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

async function create(container: MedusaContainer, effect: DueEffect, code: string): Promise<PromotionDTO> {
  const template = await retrieveTemplate(container, String(effect.payload.promotion_id))
  const coupon = { ...copyOf(template, { code, customer_id: effect.customer_id }), ...expiryOf(effect, code) }
  const { result } = await createPromotionsWorkflow(container).run({ input: { promotionsData: [coupon] } })
  return result[0]
}

/** What has an end in Medusa is a campaign. */
function expiryOf({ id, payload }: DueEffect, code: string): Pick<CreatePromotionDTO, "campaign"> {
  const days = payload.expires_after_days as number | null
  return days === null
    ? {}
    : {
        campaign: {
          name: `Coupon ${code.slice(-4)}`,
          campaign_identifier: id,
          ends_at: new Date(Date.now() + days * 86_400_000),
        },
      }
}
