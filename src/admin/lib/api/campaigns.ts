import { keepPreviousData, useQuery } from "@tanstack/react-query"
import type { MetricsAnswer } from "../../../contracts/answer-schemas"
import type { CampaignAnswer } from "../../../contracts/campaign-answer"
import { get, post, remove, useChange } from "./client"

const path = "/admin/redemption-campaigns"
const key = "redemption_campaigns"

export type OneCampaign = { redemption_campaign: CampaignAnswer }
export type CampaignList = { redemption_campaigns: CampaignAnswer[]; count: number }

/** Figures that are being redeemed at this moment: looked at again soon, unlike the dashboard's other answers. */
const live = { staleTime: 0, refetchInterval: 5_000 }

export const useCampaigns = (query: object) =>
  useQuery({
    queryKey: [key, "list", query],
    queryFn: () => get<CampaignList>(path, { ...query }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: 15_000,
  })

export const fetchCampaign = (id: string) => get<OneCampaign>(`${path}/${id}`)

export const useCampaign = (id: string, initialData?: OneCampaign) =>
  useQuery({
    queryKey: [key, "one", id],
    queryFn: () => fetchCampaign(id),
    initialData,
    enabled: id !== "",
    ...live,
  })

export const useMetrics = (id: string, query: { from?: string; interval?: "day" | "week" | "month" }) =>
  useQuery({
    queryKey: [key, "metrics", id, query],
    queryFn: () => get<MetricsAnswer>(`${path}/${id}/metrics`, query),
    placeholderData: keepPreviousData,
    ...live,
  })

export type CampaignAction = "activate" | "pause" | "archive" | "duplicate" | "restrict-to-visibility"

export const actOnCampaign = (id: string, action: CampaignAction) =>
  post<OneCampaign>(`${path}/${id}/${action}`)

export const useCampaignAction = (id: string) =>
  useChange((action: CampaignAction) => actOnCampaign(id, action))

export const useCreateCampaign = () => useChange((body: object) => post<OneCampaign>(path, body))

export const useUpdateCampaign = (id: string) =>
  useChange((patch: object) => post<OneCampaign>(`${path}/${id}`, patch))

export const useDeleteCampaign = () => useChange((id: string) => remove(`${path}/${id}`))
