import { keepPreviousData, useQuery } from "@tanstack/react-query"
import type { RedeemAnswer } from "../../../contracts/answers"
import type {
  OrderRedemptions,
  PromotionRedemptions,
  RedemptionRecord,
} from "../../../contracts/redemption-record"
import { sdk } from "../sdk"
import { get, post, useChange } from "./client"
import type { CodePage } from "./codes"

const path = "/admin/redemptions"
const key = "redemption_redemptions"

export type RedemptionList = { redemptions: RedemptionRecord[]; count: number }
export type OneRedemption = { redemption: RedemptionRecord }

/** Redemptions, newest first; those of the codes that begin with `code`, when one is given. */
export const useRedemptions = (code: string, query: object) =>
  useQuery({
    queryKey: [key, "list", code, query],
    queryFn: async () => {
      if (code === "") {
        return await get<RedemptionList>(path, { ...query })
      }
      const { redemption_codes } = await post<CodePage>("/admin/redemption-codes/search", { code, limit: 50 })
      return redemption_codes.length === 0
        ? { redemptions: [], count: 0 }
        : await get<RedemptionList>(path, { ...query, code_id: redemption_codes.map(({ id }) => id) })
    },
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: 15_000,
  })

export const fetchRedemption = (id: string) => get<OneRedemption>(`${path}/${id}`)

export const useRedemption = (id: string) =>
  useQuery({ queryKey: [key, "one", id], queryFn: () => fetchRedemption(id), staleTime: 0 })

/** The code of a redemption, as it is printed. It never changes: looked up once, whatever else is refreshed. */
export const useCodeOfRedemption = (id: string) =>
  useQuery({
    queryKey: ["code_of_redemption", id],
    queryFn: async () => (await fetchRedemption(id)).redemption.code,
    staleTime: Infinity,
  })

/** What an order has to do with codes. */
export const useOrderRedemptions = (order_id: string) =>
  useQuery({
    queryKey: [key, "order", order_id],
    queryFn: () => get<OrderRedemptions>(`/admin/orders/${order_id}/redemptions`),
    staleTime: 0,
  })

/** Where a promotion comes from, or which campaigns copy it. */
export const usePromotionRedemptions = (promotion_id: string) =>
  useQuery({
    queryKey: [key, "promotion", promotion_id],
    queryFn: () => get<PromotionRedemptions>(`/admin/promotions/${promotion_id}/redemptions`),
    staleTime: 0,
  })

export type RedeemOnBehalf = {
  customer_id: string
  code: string
  event_attributes: Record<string, unknown>
  note?: string
  ignore_member_limit: boolean
}

/** Redeems for a member. With the same key it is done once, however often it is sent. */
export const useRedeemOnBehalf = () =>
  useChange(({ idempotency_key, ...body }: RedeemOnBehalf & { idempotency_key: string }) =>
    sdk.client.fetch<RedeemAnswer>(path, {
      method: "POST",
      body,
      headers: { "idempotency-key": idempotency_key },
    })
  )

export type Reversed = OneRedemption & { changed: boolean; points_shortfall: number }

export const useReverse = (id: string) =>
  useChange((body: { reason?: string; code: "unused" | "voided" }) =>
    post<Reversed>(`${path}/${id}/reverse`, body)
  )

export const useRetryEffect = (id: string) =>
  useChange((effect_id: string) => post<OneRedemption>(`${path}/${id}/effects/${effect_id}/retry`))
