import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createProductsWorkflow,
  createRegionsWorkflow,
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
  createStockLocationsWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} from "@medusajs/medusa/core-flows"
import { bottle } from "./bottle"
import type { Member, Shop } from "./shop"

export type Cart = {
  id: string
  total: number
  discount_total: number
  promotions: { code: string }[]
}

/** What a shop needs to sell something: a region, a product for 20 € and a way to ship it for 5 €. */
export class Market {
  product_id = ""
  private variant_id = ""
  private region_id = ""
  private shipping_option_id = ""

  constructor(
    private readonly shop: Shop,
    private readonly container: () => MedusaContainer
  ) {}

  async open(): Promise<void> {
    const container = this.container()
    const link = container.resolve(ContainerRegistrationKeys.LINK)
    const [channel] = await container
      .resolve(Modules.SALES_CHANNEL)
      .listSalesChannels({ name: "Test storefront" })
    const { result: regions } = await createRegionsWorkflow(container).run({
      input: {
        regions: [
          {
            name: "Europe",
            currency_code: "eur",
            countries: ["de"],
            payment_providers: ["pp_system_default"],
          },
        ],
      },
    })
    this.region_id = regions[0].id
    const { result: profiles } = await createShippingProfilesWorkflow(container).run({
      input: { data: [{ name: "Parcel", type: "default" }] },
    })
    const { result: locations } = await createStockLocationsWorkflow(container).run({
      input: { locations: [{ name: "Warehouse" }] },
    })
    const set = await container.resolve(Modules.FULFILLMENT).createFulfillmentSets({
      name: "Shipping",
      type: "shipping",
      service_zones: [{ name: "Europe", geo_zones: [{ type: "country", country_code: "de" }] }],
    })
    const location = { [Modules.STOCK_LOCATION]: { stock_location_id: locations[0].id } }
    await link.create([
      { ...location, [Modules.FULFILLMENT]: { fulfillment_provider_id: "manual_manual" } },
      { ...location, [Modules.FULFILLMENT]: { fulfillment_set_id: set.id } },
    ])
    await linkSalesChannelsToStockLocationWorkflow(container).run({
      input: { id: locations[0].id, add: [channel.id] },
    })
    const { result: options } = await createShippingOptionsWorkflow(container).run({
      input: [
        {
          name: "Parcel",
          price_type: "flat",
          provider_id: "manual_manual",
          service_zone_id: set.service_zones[0].id,
          shipping_profile_id: profiles[0].id,
          type: { label: "Parcel", description: "Three days", code: "parcel" },
          prices: [{ currency_code: "eur", amount: 5 }],
          rules: [
            { attribute: "enabled_in_store", operator: "eq", value: "true" },
            { attribute: "is_return", operator: "eq", value: "false" },
          ],
        },
      ],
    })
    this.shipping_option_id = options[0].id
    const { result: products } = await createProductsWorkflow(container).run({
      input: {
        products: [
          {
            ...bottle,
            shipping_profile_id: profiles[0].id,
            sales_channels: [{ id: channel.id }],
          },
        ],
      },
    })
    this.product_id = products[0].id
    this.variant_id = products[0].variants[0].id
  }

  /** The member's cart with one bottle in it: 20 €. */
  async cart({ headers }: Member): Promise<Cart> {
    const { status, body } = await this.shop.call<{ cart: Cart; message?: string }>(
      "POST",
      "/store/carts",
      {
        region_id: this.region_id,
        items: [{ variant_id: this.variant_id, quantity: 1 }],
        shipping_address: {
          first_name: "Ada",
          last_name: "L",
          address_1: "Weg 1",
          city: "Berlin",
          postal_code: "10115",
          country_code: "de",
        },
      },
      headers
    )
    if (status !== 200) {
      throw new Error(`No cart: ${body.message}`)
    }
    return body.cart
  }

  async look(id: string): Promise<Cart> {
    return (
      await this.shop.call<{ cart: Cart }>("GET", `/store/carts/${id}`, undefined, this.shop.publishable)
    ).body.cart
  }

  /** Ships, pays and completes the cart, as a storefront does. */
  async checkout(id: string, { headers }: Member): Promise<{ type: string; order: Cart }> {
    const post = async <Body>(path: string, data: object = {}) => {
      const { status, body } = await this.shop.call<Body & { message?: string }>(
        "POST",
        `/store${path}`,
        data,
        headers
      )
      if (status !== 200) {
        throw new Error(`${path} answered ${status}: ${body.message}`)
      }
      return body
    }
    await post(`/carts/${id}/shipping-methods`, { option_id: this.shipping_option_id })
    const { payment_collection } = await post<{ payment_collection: { id: string } }>(
      "/payment-collections",
      { cart_id: id }
    )
    await post(`/payment-collections/${payment_collection.id}/payment-sessions`, {
      provider_id: "pp_system_default",
    })
    return await post<{ type: string; order: Cart }>(`/carts/${id}/complete`)
  }
}
