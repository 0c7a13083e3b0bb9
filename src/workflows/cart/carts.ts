import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import type { CartAnswer } from "../../contracts/answers"

type Adjusted = { adjustments?: { code?: string | null; amount: unknown }[] }

/** A cart as promotions see it: whatever their rules may ask about. */
export type CartInView = {
  id: string
  customer?: { id: string } | null
  completed_at: string | Date | null
  items?: Adjusted[]
  shipping_methods?: Adjusted[]
}

/** What Medusa itself loads before it computes promotions, so that rules find the same here. It exports no list. */
const fields = [
  "id",
  "email",
  "currency_code",
  "quantity",
  "subtotal",
  "total",
  "item_total",
  "item_subtotal",
  "original_item_total",
  "original_item_subtotal",
  "shipping_subtotal",
  "region_id",
  "sales_channel_id",
  "locale",
  "metadata",
  "completed_at",
  "region.*",
  "items.*",
  "items.product.id",
  "items.product.is_giftcard",
  "items.product.collection_id",
  "items.product.categories.id",
  "items.product.tags.id",
  "items.product.type_id",
  "items.product.weight",
  "items.variant.id",
  "items.variant.product.id",
  "items.variant.product.shipping_profile.id",
  "items.variant.weight",
  "items.variant.length",
  "items.variant.height",
  "items.variant.width",
  "items.variant.material",
  "items.adjustments.*",
  "items.tax_lines.*",
  "shipping_address.*",
  "shipping_methods.*",
  "shipping_methods.adjustments.*",
  "shipping_methods.tax_lines.*",
  "shipping_methods.shipping_option.shipping_option_type_id",
  "shipping_methods.shipping_option.shipping_profile_id",
  "customer.*",
  "customer.groups.*",
  "promotions.id",
  "promotions.code",
  "payment_collection.id",
]

/** The member's own cart. @throws 404 for anybody else's, as for one that never was */
export async function retrieveOwnCart(
  container: MedusaContainer,
  { cart_id, customer_id }: { cart_id: string; customer_id: string | null }
): Promise<CartInView> {
  const [cart] = await read<CartInView>(container, cart_id, fields)
  if (!cart || customer_id === null || cart.customer?.id !== customer_id) {
    throw cartNotFound(cart_id)
  }
  return cart
}

export const cartNotFound = (id: string) =>
  new MedusaError(MedusaError.Types.NOT_FOUND, `Cart ${id} was not found`)

/** The codes that take something off this cart. */
export function effectiveCodes({ items = [], shipping_methods = [] }: CartInView): Set<string> {
  const adjustments = [...items, ...shipping_methods].flatMap((line) => line.adjustments ?? [])
  return new Set(adjustments.flatMap(({ code, amount }) => (code && Number(amount) > 0 ? code : [])))
}

const totals = ["subtotal", "discount_total", "shipping_total", "tax_total", "total"] as const

export async function cartAnswer(container: MedusaContainer, id: string): Promise<CartAnswer> {
  const [cart] = await read<
    Record<(typeof totals)[number], unknown> & {
      currency_code: string
      promotions?: ({ code?: string } | null)[]
    }
  >(container, id, ["id", "currency_code", ...totals, "promotions.code"])
  const amount = (name: (typeof totals)[number]) => Number(cart[name])
  return {
    id,
    currency_code: cart.currency_code,
    subtotal: amount("subtotal"),
    discount_total: amount("discount_total"),
    shipping_total: amount("shipping_total"),
    tax_total: amount("tax_total"),
    total: amount("total"),
    promotions: (cart.promotions ?? []).flatMap((promotion) =>
      promotion?.code ? [{ code: promotion.code }] : []
    ),
  }
}

async function read<Row>(container: MedusaContainer, id: string, wanted: string[]): Promise<Row[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "cart", fields: wanted, filters: { id } })
  return data as Row[]
}
