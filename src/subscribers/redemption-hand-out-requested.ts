import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { RequestHandOut } from "../contracts/hand-out"
import { inOneLine, problemsOf } from "../contracts/problems"
import { handOutCodesWorkflow } from "../workflows/hand-out-codes"

/**
 * The bus as a door: any code of the application may emit `redemption_hand_out.requested` for a member. Delivered
 * twice, the member gets the same code.
 */
export default async function redemptionHandOutRequested({
  event,
  container,
}: SubscriberArgs<unknown>): Promise<void> {
  const parsed = RequestHandOut.safeParse(event.data)
  if (!parsed.success) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`A redemption_hand_out.requested was not valid. ${inOneLine(problemsOf(parsed.error, "event"))}`)
    return
  }
  const { campaign_id, customer_id, bind } = parsed.data
  await handOutCodesWorkflow(container).run({
    input: { campaign_id, customer_ids: [customer_id], bind, requested_by: null },
  })
}

export const config: SubscriberConfig = {
  event: "redemption_hand_out.requested",
  context: { subscriberId: "redemption-hand-out-requested" },
}
