import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type { CampaignAnswer } from "../../contracts/campaign-answer"
import { sdk } from "./sdk"

/** Every call of our pages, typed. Keys hold the query, so that two pages never share an entry. */

export type CampaignList = {
  redemption_campaigns: CampaignAnswer[]
  count: number
  offset: number
  limit: number
}
export type EventSchemaRow = {
  id: string
  event_type: string
  name: string
  is_active: boolean
  attributes: { name: string; type: "text" | "number" | "boolean" | "datetime"; required: boolean }[]
}
export type CodeRow = {
  id: string
  code: string
  status: "unused" | "used" | "voided"
  use_count: number
  max_uses: number
  tag: string | null
  customer_id: string | null
  redeemed_at: string | null
  expires_at: string | null
}
export type CodePage = {
  redemption_codes: CodeRow[]
  count: number
  count_is_estimate: boolean
  next_cursor: string | null
}
export type TaskRow = {
  id: string
  type: "generate" | "import" | "export" | "print"
  status: string
  counts: { total: number; done: number; created: number; duplicate: number; invalid: number }
  percent: number
  error: string | null
  created_at: string
}
export type Metrics = {
  totals: {
    codes: number
    unused: number
    used: number
    voided: number
    rate: number
    redemptions: number
    members: number
    points: number
    budget: { limit: number | null; used: number }
  }
  series: { start: string; redemptions: number; refusals: number }[]
  refusals: { code: string; count: number }[]
}

const campaigns = "redemption_campaigns"
const path = "/admin/redemption-campaigns"

export const useCampaigns = (query: { limit: number; offset: number; q?: string; status?: string }) =>
  useQuery({
    queryKey: [campaigns, query],
    queryFn: () => sdk.client.fetch<CampaignList>(path, { query }),
    placeholderData: keepPreviousData,
  })

export const useCampaign = (id: string) =>
  useQuery({
    queryKey: [campaigns, id],
    queryFn: () => sdk.client.fetch<{ redemption_campaign: CampaignAnswer }>(`${path}/${id}`),
    // The dashboard keeps answers for a minute and a half: codes are used faster than that.
    staleTime: 0,
    refetchInterval: 5_000,
  })

export const useMetrics = (id: string) =>
  useQuery({
    queryKey: [campaigns, id, "metrics"],
    queryFn: () => sdk.client.fetch<Metrics>(`${path}/${id}/metrics`),
    staleTime: 0,
    refetchInterval: 5_000,
  })

export const useEventSchemas = () =>
  useQuery({
    queryKey: ["redemption_schemas"],
    queryFn: () =>
      sdk.client.fetch<{ redemption_event_schemas: EventSchemaRow[] }>("/admin/redemption-event-schemas", {
        query: { limit: 100 },
      }),
  })

export const useCustomerGroups = () =>
  useQuery({
    queryKey: ["redemption_customer_groups"],
    queryFn: () =>
      sdk.client.fetch<{ customer_groups: { id: string; name: string }[] }>("/admin/customer-groups", {
        query: { limit: 100, fields: "id,name" },
      }),
  })

/** Codes of a campaign: a page of them, or those that a search finds. A search goes in the body, never in a URL. */
export const useCodes = (campaign_id: string, query: { cursor?: string; status?: string; search: string }) =>
  useQuery({
    queryKey: ["redemption_codes", campaign_id, query],
    queryFn: () =>
      query.search === ""
        ? sdk.client.fetch<CodePage>(`${path}/${campaign_id}/codes`, {
            query: { limit: 20, cursor: query.cursor, status: query.status },
          })
        : sdk.client.fetch<CodePage>("/admin/redemption-codes/search", {
            method: "POST",
            body: { code: query.search, campaign_id, limit: 20, cursor: query.cursor },
          }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: 5_000,
  })

const isAtWork = (task: TaskRow) => ["uploading", "validating", "queued", "running"].includes(task.status)

export const useTasks = (campaign_id: string) =>
  useQuery({
    queryKey: ["redemption_tasks", campaign_id],
    queryFn: () =>
      sdk.client.fetch<{ redemption_tasks: TaskRow[] }>("/admin/redemption-tasks", {
        query: { campaign_id, limit: 10 },
      }),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.redemption_tasks.some(isAtWork) ? 1_500 : 10_000),
  })

/** Anything that changes something: afterwards everything of ours is looked at anew. */
export function useChange<Input, Answer = unknown>(call: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: call,
    onSettled: () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[0]).startsWith("redemption_"),
      }),
  })
}

export const post = <Answer>(url: string, body: unknown = {}) =>
  sdk.client.fetch<Answer>(url, { method: "POST", body: body as Record<string, unknown> })

/** Sends a file. The SDK would make JSON of it, so this is a plain request with the dashboard's own sign-in. */
export async function uploadCodes(campaign_id: string, form: FormData): Promise<void> {
  const response = await sdk.client.fetch<Response>(`${path}/${campaign_id}/imports`, {
    method: "POST",
    body: form,
    headers: { "content-type": null, accept: "text/plain" },
  })
  await response.text?.()
}

/** Fetches a file with the dashboard's sign-in and hands it to the browser to save. */
export async function download(url: string, name: string): Promise<void> {
  const response = await sdk.client.fetch<Response>(url, { headers: { accept: "text/csv" } })
  const address = URL.createObjectURL(await response.blob())
  const link = document.createElement("a")
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}

export const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
