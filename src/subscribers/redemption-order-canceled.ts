import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { reverseOrderRedemptions } from "../workflows/redeem-order-code"

/** A canceled order gives back what its code gave, where the campaign says so. */
export default async function redemptionOrderCanceled({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await reverseOrderRedemptions(container, event.data.id)
}

export const config: SubscriberConfig = {
  event: "order.canceled",
  context: { subscriberId: "redemption-order-canceled" },
}
