import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { CustomerName, OrderName, UserName } from "../contracts/names"

/** What people read beside an id of another module. One look-up a page for each kind, none when no id is there. */
async function namesOf<Name extends { id: string }>(
  container: MedusaContainer,
  entity: "customer" | "order" | "user",
  fields: (keyof Name & string)[],
  ids: (string | null)[]
): Promise<Map<string, Name>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) {
    return new Map()
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity, fields, filters: { id: wanted } })
  return new Map((data as unknown as Name[]).map((name) => [name.id, name]))
}

export const customerNames = (container: MedusaContainer, ids: (string | null)[]) =>
  namesOf<CustomerName>(container, "customer", ["id", "email", "first_name", "last_name"], ids)

export const orderNames = (container: MedusaContainer, ids: (string | null)[]) =>
  namesOf<OrderName>(container, "order", ["id", "display_id"], ids)

/** Who of the staff it was; a server with a secret key is nobody here. */
export const userNames = (container: MedusaContainer, ids: (string | null)[]) =>
  namesOf<UserName>(container, "user", ["id", "email"], ids)
