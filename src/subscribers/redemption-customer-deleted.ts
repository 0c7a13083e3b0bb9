import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { forgetMember } from "../workflows/forget-members"

/** Who is deleted in the shop is nobody here; a job finds those whose event was lost. */
export default async function redemptionCustomerDeleted({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await forgetMember(container, event.data.id)
}

export const config: SubscriberConfig = {
  event: "customer.deleted",
  context: { subscriberId: "redemption-customer-deleted" },
}
