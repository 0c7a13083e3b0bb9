import { keepPreviousData, useQuery } from "@tanstack/react-query"
import type { BatchAnswer, CodeAnswer } from "../../../contracts/answer-schemas"
import { get, post, useChange } from "./client"

const path = "/admin/redemption-codes"
const key = "redemption_codes"

export type CodeRow = CodeAnswer
export type CodePage = {
  redemption_codes: CodeRow[]
  count: number
  count_is_estimate: boolean
  next_cursor: string | null
}

const live = { staleTime: 0, refetchInterval: 5_000 }

/** Codes of a campaign: a page of them, or those that a search finds. A search goes in the body, never in a URL. */
export const useCodes = (
  campaign_id: string,
  {
    search,
    ...query
  }: { search: string; limit: number; cursor?: string; status?: string[]; batch_id?: string[] }
) =>
  useQuery({
    queryKey: [key, "list", campaign_id, search, query],
    queryFn: () =>
      search === ""
        ? get<CodePage>(`/admin/redemption-campaigns/${campaign_id}/codes`, query)
        : post<CodePage>(`${path}/search`, {
            code: search,
            campaign_id,
            limit: query.limit,
            cursor: query.cursor,
          }),
    placeholderData: keepPreviousData,
    ...live,
  })

export type OneCode = { redemption_code: CodeRow }

export const fetchCode = (id: string) => get<OneCode>(`${path}/${id}`)

export const useCode = (id: string, initialData?: OneCode) =>
  useQuery({ queryKey: [key, "one", id], queryFn: () => fetchCode(id), initialData, ...live })

export const changeCode = (id: string, action: "void" | "restore") => post<OneCode>(`${path}/${id}/${action}`)

export const useBindCode = (id: string) =>
  useChange((customer_id: string) => post<OneCode>(`${path}/${id}/bind`, { customer_id }))

export type BatchRow = BatchAnswer

export const useBatches = (campaign_id: string) =>
  useQuery({
    queryKey: ["redemption_batches", campaign_id],
    queryFn: () =>
      get<{ redemption_code_batches: BatchRow[]; count: number }>("/admin/redemption-batches", {
        campaign_id,
        limit: 100,
        order: "-created_at",
      }),
    staleTime: 0,
  })
