import type {
  CartAnswer,
  EffectAnswer,
  Points,
  PointsEntry,
  RedeemAnswer,
  RedemptionAnswer,
  Referral,
  StoreCampaign,
  EventAnswer,
  ValidAnswer,
  ValidateAnswer,
} from "../contracts/answers"
import type { RefusalCode, Rejection } from "../domain/refusal"

export type {
  CartAnswer,
  EffectAnswer,
  Points,
  PointsEntry,
  RedeemAnswer,
  RedemptionAnswer,
  Referral,
  RefusalCode,
  Rejection,
  StoreCampaign,
  EventAnswer,
  ValidAnswer,
  ValidateAnswer,
}
export { extractCode } from "./extract-code"

/** What we need of the stock JS SDK: `new Medusa({ … })` fits. */
export type FetchingSdk = {
  client: {
    fetch<Answer>(
      path: string,
      init?: {
        method?: string
        body?: Record<string, unknown>
        headers?: Record<string, string>
        query?: Record<string, unknown>
      }
    ): Promise<Answer>
  }
}

/** How the client itself behaves. */
export type ClientOptions = {
  /** Milliseconds to wait before each further try when the network failed; `[]` tries once. */
  retry_pauses?: number[]
}

/** What may go along with a code. */
export type RedeemOptions = {
  /** Attributes of the campaign's event schema. */
  event_attributes?: Record<string, unknown>
  /** Puts the coupon that the code gives on this cart. */
  cart_id?: string
  /** 1 to 255 printable characters. Left out, every call has its own, which its retries share. */
  idempotency_key?: string
}

/** `limit` 1 to 200 (20 when left out), `offset` from 0. */
export type Page = { limit?: number; offset?: number }
type Paged = Required<Page> & { count: number }

/**
 * The store routes of the plugin, typed, over the SDK that the storefront has already.
 *
 * A refusal is an answer (`type: "rejection"`), not an exception; so are "not signed in" (401) and "too many attempts"
 * (429) where a code is tried. What still throws is the SDK's own error: no network, a broken request.
 */
export function createRedemptions(sdk: FetchingSdk, { retry_pauses = [300, 1_200] }: ClientOptions = {}) {
  const get = <Answer>(path: string, query?: object) =>
    sdk.client.fetch<Answer>(path, { query: { ...query } })
  const post = <Answer>(path: string, body: Record<string, unknown>, headers?: Record<string, string>) =>
    sdk.client.fetch<Answer>(path, { method: "POST", body, headers })

  return {
    /** Redeems a code for the signed-in member. A network that fails is tried again under the same key. */
    redeem: (
      code: string,
      { idempotency_key = newKey(), ...options }: RedeemOptions = {}
    ): Promise<RedeemAnswer> => {
      const headers = { "Idempotency-Key": idempotency_key }
      return rejecting(
        retrying(() => post<RedeemAnswer>("/store/redemptions", { code, ...options }, headers), retry_pauses)
      )
    },
    /** What redeeming would answer now, without doing it. */
    validate: (code: string, options: Omit<RedeemOptions, "idempotency_key"> = {}): Promise<ValidateAnswer> =>
      rejecting(post<ValidateAnswer>("/store/redemptions/validate", { code, ...options })),
    /** Sends an event of the member's own, such as a scanned receipt. With `event_key`, delivering it twice is harmless. */
    sendEvent: (event: {
      event_type: string
      event_key?: string
      attributes?: Record<string, unknown>
    }): Promise<EventAnswer> => rejecting(post<EventAnswer>("/store/redemption-events", event)),
    /** The member's redemptions, newest first. */
    list: (page: Page & { campaign_id?: string } = {}) =>
      get<Paged & { redemptions: RedemptionAnswer["redemption"][] }>("/store/redemptions", page),
    /** One of the member's redemptions. @throws status 404 for one that is not theirs */
    retrieve: async (id: string) =>
      (await get<{ redemption: RedemptionAnswer["redemption"] }>(`/store/redemptions/${id}`)).redemption,
    /** The member's balance in whole points, and their tier. */
    points: async () => (await get<{ points: Points }>("/store/points")).points,
    /** The lines of the member's account, newest first. */
    entries: (page: Page = {}) => get<Paged & { entries: PointsEntry[] }>("/store/points/entries", page),
    /** What this visitor may see; signed in, with how often they may still redeem. */
    campaigns: (page: Page & { locale?: string } = {}) =>
      get<Paged & { redemption_campaigns: StoreCampaign[] }>("/store/redemption-campaigns", page),
    referral: {
      /** The member's own code to pass on, and how many came by it. */
      get: async () => (await get<{ referral: Referral }>("/store/referral")).referral,
      /** Names who referred the member: once. @throws status 400 when it cannot be */
      claim: async (referral_code: string) =>
        (await post<{ referral: Referral }>("/store/referral", { referral_code })).referral,
    },
  }
}

/** What `createRedemptions` gives: for props and contexts of a storefront. */
export type Redemptions = ReturnType<typeof createRedemptions>

/** Whether the code was redeemed; otherwise the answer is a rejection. */
export const isRedemption = (answer: { type: string }): answer is RedemptionAnswer =>
  answer.type === "redemption"

/** `crypto.randomUUID` would need a page on HTTPS; a phone in the office often has none. */
const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("-")

const statusOf = (error: unknown) => (error as { status?: number } | null)?.status

/** Tries again what may not have arrived: no answer at all, or a gateway's. */
async function retrying<Answer>(send: () => Promise<Answer>, pauses: number[]): Promise<Answer> {
  for (const pause of pauses) {
    try {
      return await send()
    } catch (error) {
      if (![undefined, 502, 503, 504].includes(statusOf(error))) {
        throw error
      }
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
  return await send()
}

/** The stock SDK keeps only the status of an answer that is not 2xx; these two are refusals all the same. */
async function rejecting<Answer>(asked: Promise<Answer>): Promise<Answer | Rejection> {
  try {
    return await asked
  } catch (error) {
    const status = statusOf(error)
    if (status === 401) {
      return rejection("customer_required", "Please sign in to redeem a code.", false)
    }
    if (status === 429) {
      return rejection("too_many_attempts", "Too many attempts. Please try again later.", true)
    }
    throw error
  }
}

const rejection = (code: RefusalCode, message: string, retryable: boolean): Rejection => ({
  type: "rejection",
  error: { code, message, retryable, details: {} },
})
