import { keepPreviousData, useQuery } from "@tanstack/react-query"
import type { Points, PointsEntry } from "../../../contracts/answers"
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

export type MemberPoints = { points: Points; entries: PointsEntry[]; count: number }

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
