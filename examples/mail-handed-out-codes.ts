import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"

type Redemption = {
  listHandedCodes(filter: {
    hand_out_id: string[]
    limit: number
    offset: number
  }): Promise<{ codes: { id: string; code: string; customer_id: string | null }[] }>
}

/** Mails every code of a hand-out to the member it was given to. */
export default async function mailHandedOutCodes({ event, container }: SubscriberArgs<{ id: string }>) {
  const redemption = container.resolve<Redemption>("redemption")
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { codes } = await redemption.listHandedCodes({
    hand_out_id: [event.data.id],
    limit: 1_000,
    offset: 0,
  })

  const { data: customers } = await query.graph({
    entity: "customer",
    fields: ["id", "email", "first_name"],
    filters: { id: codes.flatMap(({ customer_id }) => customer_id ?? []) },
  })
  const members = new Map(customers.map((customer) => [customer.id, customer]))

  await container.resolve(Modules.NOTIFICATION).createNotifications(
    codes.flatMap(({ id, code, customer_id }) => {
      const member = members.get(customer_id ?? "")
      return member?.email
        ? [
            {
              to: member.email,
              channel: "email",
              template: "your-code",
              data: { code, first_name: member.first_name },
              receiver_id: member.id,
              // An event may be delivered twice; the mail is sent once.
              idempotency_key: `redemption-code:${id}`,
            },
          ]
        : []
    })
  )
}

export const config: SubscriberConfig = { event: "redemption_hand_out.completed" }
