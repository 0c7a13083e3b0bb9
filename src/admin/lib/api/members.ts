import { keepPreviousData, useQuery } from "@tanstack/react-query"
import type { CustomerName } from "../../../contracts/names"
import { get, post, useChange } from "./client"

export type Customer = CustomerName & { has_account: boolean }

const fields = "id,email,first_name,last_name,has_account"

/** Customers who can be members: those with an account. */
export const useCustomers = (q: string) =>
  useQuery({
    queryKey: ["redemption_customers", "list", q],
    queryFn: async () =>
      (
        await get<{ customers: Customer[] }>("/admin/customers", {
          limit: 20,
          fields,
          has_account: true,
          ...(q ? { q } : {}),
        })
      ).customers,
    placeholderData: keepPreviousData,
  })

export const fetchCustomer = async (id: string) =>
  (await get<{ customer: Customer }>(`/admin/customers/${id}`, { fields })).customer

export const useCustomer = (id: string | undefined, initialData?: Customer) =>
  useQuery({
    queryKey: ["redemption_customers", "one", id],
    queryFn: () => fetchCustomer(id!),
    enabled: id !== undefined,
    initialData,
  })

export type PointsEntry = {
  id: string
  type: "add" | "deduct" | "expire" | "reverse" | "adjust"
  amount: number
  balance_after: number
  status: "pending" | "active" | "spent" | "expired" | "reversed"
  available_at: string | null
  expires_at: string | null
  redemption_id: string | null
  note: string | null
  created_at: string
}
export type MemberPoints = {
  points: {
    balance: number
    pending: number
    lifetime: number
    expiring: { amount: number; expires_at: string }[]
    tier: { id: string; name: string } | null
    next_tier: { name: string; missing: number } | null
  }
  entries: PointsEntry[]
  count: number
}

export const usePoints = (customer_id: string, query: object = { limit: 1 }) =>
  useQuery({
    queryKey: ["redemption_points", customer_id, query],
    queryFn: () => get<MemberPoints>(`/admin/customers/${customer_id}/points`, { ...query }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })

export const useAdjustPoints = (customer_id: string) =>
  useChange((body: { amount: number; note: string }) =>
    post<MemberPoints>(`/admin/customers/${customer_id}/points`, body)
  )
