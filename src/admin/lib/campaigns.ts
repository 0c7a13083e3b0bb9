import { keepPreviousData, useQuery } from "@tanstack/react-query"
import type { CampaignAnswer } from "../../contracts/campaign-answer"
import { sdk } from "./sdk"

export type CampaignList = {
  redemption_campaigns: CampaignAnswer[]
  count: number
  offset: number
  limit: number
}

/** One page of campaigns, newest first. The key holds the query: two pages never share an entry. */
export function useCampaigns(query: { limit: number; offset: number }) {
  return useQuery({
    queryKey: ["redemption_campaigns", query],
    queryFn: () => sdk.client.fetch<CampaignList>("/admin/redemption-campaigns", { query }),
    placeholderData: keepPreviousData,
  })
}
