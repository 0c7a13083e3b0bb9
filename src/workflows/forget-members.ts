import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { REDEMPTION_MODULE } from "../modules/redemption"
import type RedemptionModuleService from "../modules/redemption/service"

const page = 500
const daysBack = 30

/** A deleted customer's rows lose their name; the books keep every amount. */
export async function forgetMember(container: MedusaContainer, customer_id: string): Promise<void> {
  await container.resolve<RedemptionModuleService>(REDEMPTION_MODULE).anonymiseMember(customer_id)
}

/** Does it for customers whose event was lost, and for what came in after it. @returns how many there were */
export async function forgetDeletedMembers(container: MedusaContainer): Promise<number> {
  const service = container.resolve<RedemptionModuleService>(REDEMPTION_MODULE)
  const customers = container.resolve(Modules.CUSTOMER)
  const since = new Date(Date.now() - daysBack * 24 * 3_600_000)
  let forgotten = 0
  for (let skip = 0; ; skip += page) {
    const deleted = await customers.listCustomers({ deleted_at: { $gt: since.toISOString() } } as object, {
      withDeleted: true,
      select: ["id"],
      order: { id: "ASC" },
      take: page,
      skip,
    })
    for (const customer_id of await service.findKnownMembers(deleted.map(({ id }) => id))) {
      await service.anonymiseMember(customer_id)
      forgotten++
    }
    if (deleted.length < page) {
      return forgotten
    }
  }
}
