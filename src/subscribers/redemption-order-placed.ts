import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { redeemOrderCode } from "../workflows/redeem-order-code"

/** A placed order redeems the code it carries. */
export default async function redemptionOrderPlaced({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await redeemOrderCode(container, event.data.id)
}

export const config: SubscriberConfig = {
  event: "order.placed",
  context: { subscriberId: "redemption-order-placed" },
}
