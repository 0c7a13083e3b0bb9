import type { CustomerName } from "../../contracts/names"

/** "Ada Lovelace (ada@example.com)", or as much of it as is known. */
export function memberName(customer: CustomerName | null | undefined, id: string): string {
  const name = [customer?.first_name, customer?.last_name].filter(Boolean).join(" ")
  const email = customer?.email ?? ""
  if (name && email) {
    return `${name} (${email})`
  }
  return name || email || id
}
