import { keepPreviousData, useQuery } from "@tanstack/react-query"
import type { CreateTier, UpdateTier } from "../../../contracts/tier"
import { get, post, remove, useChange } from "./client"

const path = "/admin/redemption-tiers"
const key = "redemption_tiers"

type Tier = CreateTier & { id: string; created_at: string }
export type TierRow = Tier & { member_count: number }
export type OneTier = { redemption_tier: Tier }

export const useTierList = (query: object) =>
  useQuery({
    queryKey: [key, "list", query],
    queryFn: () => get<{ redemption_tiers: TierRow[]; count: number }>(path, { ...query }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })

export const useTier = (id: string) =>
  useQuery({ queryKey: [key, "one", id], queryFn: () => get<OneTier>(`${path}/${id}`), staleTime: 0 })

export const useCreateTier = () => useChange((body: CreateTier) => post<OneTier>(path, body))

export const useUpdateTier = (id: string) =>
  useChange((patch: UpdateTier) => post<OneTier>(`${path}/${id}`, patch))

export const useDeleteTier = () => useChange((id: string) => remove(`${path}/${id}`))
