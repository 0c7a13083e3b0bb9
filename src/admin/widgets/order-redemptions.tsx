import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { Guarded } from "../components/widgets/guarded"
import { OrderCard } from "../components/widgets/order-card"

/** Beside an order that has to do with codes; nothing on any other. */
const OrderRedemptionsWidget = ({ data }: { data?: { id: string } }) =>
  data?.id ? (
    <Guarded>
      <OrderCard order_id={data.id} />
    </Guarded>
  ) : null

export const config = defineWidgetConfig({
  zone: "order.details.side",
  id: "redemption-codes:order-redemptions",
})

export default OrderRedemptionsWidget
