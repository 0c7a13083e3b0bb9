import type {
  ComputeActions,
  CreatePromotionDTO,
  IPromotionModuleService,
  MedusaContainer,
} from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import type { PlannedEffect } from "../../domain/effects/registry"
import { newId } from "../../modules/redemption/ids"
import { copyOf, retrieveTemplate } from "../effects/coupon-copy"
import { effectiveCodes, type CartInView } from "./carts"

/**
 * Whether one of these coupons would take something off the cart. Medusa's own computation says so, of copies of the
 * templates that are written nowhere: it finds them among the promotions that it looks up.
 */
export async function wouldApply(
  container: MedusaContainer,
  cart: CartInView,
  { customer_id, coupons }: { customer_id: string; coupons: PlannedEffect[] }
): Promise<boolean> {
  const copies: CreatePromotionDTO[] = []
  for (const { payload } of coupons) {
    const template = await templateOrNull(container, String(payload.promotion_id))
    if (template) {
      copies.push(copyOf(template, { code: newId("try"), customer_id }))
    }
  }
  const tried = new Set(copies.map(({ code }) => code))
  const promotions = container.resolve<Promotions>(Modules.PROMOTION)
  const computeActions = computing(promotions, copies.map(asFound))
  const actions = await computeActions([...effectiveCodes(cart), ...tried], cart)
  return actions.some((action) => "amount" in action && tried.has(action.code) && Number(action.amount) > 0)
}

/** A template that is gone makes no coupon, and so takes nothing off any cart. */
async function templateOrNull(container: MedusaContainer, id: string) {
  try {
    return await retrieveTemplate(container, id)
  } catch (error) {
    if (error instanceof MedusaError && error.type === MedusaError.Types.NOT_FOUND) {
      return null
    }
    throw error
  }
}

type FoundPromotion = { code?: string; application_method?: { value?: unknown } }

/** The promotion module, with the one method behind its computation that looks promotions up. */
type Promotions = Omit<IPromotionModuleService, "computeActions"> & {
  computeActions(codes: string[], cart: CartInView): Promise<ComputeActions[]>
  listActivePromotions_(...asked: unknown[]): Promise<FoundPromotion[]>
}

/**
 * The module's computation as if these promotions were in its tables, in its order: the larger value first.
 *
 * The method is taken from the class: a workflow's container binds those of the instance to the instance.
 */
function computing(promotions: Promotions, coupons: FoundPromotion[]): Promotions["computeActions"] {
  const valueOf = ({ application_method }: FoundPromotion) => Number(application_method?.value ?? 0)
  const listActivePromotions_: Promotions["listActivePromotions_"] = async (...asked) => {
    const found = await promotions.listActivePromotions_(...asked)
    return [...found, ...coupons].sort((a, b) => valueOf(b) - valueOf(a))
  }
  const pretence = Object.assign(Object.create(promotions) as Promotions, { listActivePromotions_ })
  const { computeActions } = Object.getPrototypeOf(promotions) as Promotions
  return computeActions.bind(pretence)
}

type Rules = CreatePromotionDTO["rules"]

/** A promotion as it would be read once it was written. */
function asFound({ rules, application_method: method, ...promotion }: CreatePromotionDTO): FoundPromotion {
  return {
    ...promotion,
    ...{ used: 0, rules: rulesAsFound(rules) },
    application_method: {
      ...method,
      ...{ target_rules: rulesAsFound(method.target_rules), buy_rules: rulesAsFound(method.buy_rules) },
    },
  }
}

const rulesAsFound = (rules: Rules) =>
  (rules ?? []).map(({ values, ...rule }) => ({
    ...rule,
    values: [values].flat().map((value) => ({ value })),
  }))
