import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, PromotionActions } from "@medusajs/framework/utils"
import { updateCartPromotionsWorkflow } from "@medusajs/medusa/core-flows"
import type { RedeemAnswer, RedemptionAnswer } from "../../contracts/answers"
import { refuse, type Refusal } from "../../domain/refusal"
import { REDEMPTION_MODULE } from "../../modules/redemption"
import { faultPoint } from "../../modules/redemption/fault-point"
import type { Assessment } from "../../modules/redemption/operations/assess"
import type { RedeemRequest } from "../../modules/redemption/operations/redeem-request"
import type RedemptionModuleService from "../../modules/redemption/service"
import { reverseRedemptionWorkflow } from "../reverse-redemption"
import { cartAnswer, cartNotFound, effectiveCodes, retrieveOwnCart, type CartInView } from "./carts"
import { wouldApply } from "./try-coupons"

/** A request that names a cart. */
export type CartRequest = RedeemRequest & { cart_id: string }

export const namesCart = (request: RedeemRequest): request is CartRequest =>
  typeof request.cart_id === "string"

/**
 * What speaks against a redemption for this cart, before anything is claimed: its coupon would have no effect on it.
 *
 * @throws 404 when it is not the member's, or an order by now; only what was redeemed before may still be asked about
 */
export async function cartObjection(
  container: MedusaContainer,
  request: CartRequest,
  assessment: Assessment
): Promise<Refusal | null> {
  const cart = await retrieveOwnCart(container, request)
  const isNew = assessment.verdict === "grant" || assessment.verdict === "refusal"
  if (isNew && cart.completed_at) {
    throw cartNotFound(request.cart_id)
  }
  if (assessment.verdict !== "grant") {
    return null
  }
  const coupons = assessment.grant.effects.filter(
    ({ type, target }) => type === "issue_coupon" && target === "member"
  )
  const customer_id = request.customer_id!
  const applies = coupons.length === 0 || (await wouldApply(container, cart, { customer_id, coupons }))
  return applies ? null : refuse("coupon_not_applicable")
}

/**
 * Puts a new redemption's coupon on the cart and sees whether it takes something off. If not, the redemption is
 * reversed, and the answer is the refusal: the cart has changed since it was looked at.
 *
 * A crash on the way leaves a member with their coupon, and its redemption without a cart: see `repeatedOnCart`.
 */
export async function redeemedOnCart(
  container: MedusaContainer,
  request: CartRequest,
  answer: RedemptionAnswer
): Promise<RedemptionAnswer | Refusal> {
  const { cart_id } = request
  const { id: redemption_id, effects } = answer.redemption
  const givesCoupon = effects.some(({ type }) => type === "issue_coupon")
  if (givesCoupon && !(await putOnCart(container, request, couponsOf(answer)))) {
    await reverseRedemptionWorkflow(container).run({
      input: {
        redemption_id,
        code: "unused",
        reason: "The coupon had no effect on the cart",
        reversed_by: null,
      },
    })
    return refuse("coupon_not_applicable")
  }
  await serviceOf(container).noteCart({ redemption_id, cart_id })
  return { ...answer, cart: await cartAnswer(container, cart_id) }
}

/**
 * The answer to a request that was answered before, with the cart as it is. Whoever answered it first may have died
 * before the coupon was on the cart: then it is put there now, and stays the member's either way.
 */
export async function repeatedOnCart(
  container: MedusaContainer,
  request: CartRequest,
  answer: RedeemAnswer
): Promise<RedeemAnswer> {
  if (answer.type !== "redemption") {
    return answer
  }
  const { cart_id } = request
  const { id: redemption_id, status } = answer.redemption
  const codes = couponsOf(answer)
  const known = await serviceOf(container).retrieveRedemption(redemption_id, { select: ["id", "cart_id"] })
  const isLeftOver = known.cart_id === null && status !== "reversed" && codes.length > 0
  if (isLeftOver && (await putOnCart(container, request, codes))) {
    await serviceOf(container).noteCart({ redemption_id, cart_id })
  }
  return { ...answer, cart: await cartAnswer(container, cart_id) }
}

const couponsOf = ({ redemption }: RedemptionAnswer): string[] =>
  redemption.effects.flatMap(({ coupon_code }) => coupon_code ?? [])

/** @returns whether at least one of the coupons takes something off the cart now; without one, none is left on it */
async function putOnCart(
  container: MedusaContainer,
  request: CartRequest,
  promo_codes: string[]
): Promise<boolean> {
  const { cart_id } = request
  const isOn = (cart: CartInView) => {
    const effective = effectiveCodes(cart)
    return promo_codes.some((code) => effective.has(code))
  }
  if (promo_codes.length === 0) {
    return false
  }
  try {
    await changePromotions(container, { cart_id, promo_codes, action: PromotionActions.ADD })
    faultPoint("cart.after-coupon")
    if (isOn(await retrieveOwnCart(container, request))) {
      return true
    }
    await changePromotions(container, { cart_id, promo_codes, action: PromotionActions.REMOVE })
  } catch (error) {
    // Completed meanwhile, or held by somebody else for too long: to the member it is a cart that takes no coupon.
    const message = error instanceof Error ? error.message : "unknown error"
    const why = promo_codes.reduce((text, code) => text.replaceAll(code, "…"), message)
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
    logger.warn(`The coupon of a redemption could not be put on cart ${cart_id}: ${why}`)
  }
  return false
}

const changePromotions = async (
  container: MedusaContainer,
  change: { cart_id: string; promo_codes: string[]; action: PromotionActions }
): Promise<unknown> =>
  await updateCartPromotionsWorkflow(container).run({
    input: { ...change, force_refresh_payment_collection: true },
  })

const serviceOf = (container: MedusaContainer) =>
  container.resolve<RedemptionModuleService>(REDEMPTION_MODULE)
