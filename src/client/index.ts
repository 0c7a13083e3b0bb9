import type { RedeemAnswer, RedemptionAnswer, ValidateAnswer } from "../contracts/answers"
import type { RefusalCode, Rejection } from "../domain/refusal"

export type { RedeemAnswer, RedemptionAnswer, RefusalCode, Rejection, ValidateAnswer }

/** What we need of the stock JS SDK: `new Medusa({ … })` fits. */
export type FetchingSdk = {
  client: {
    fetch<Answer>(
      path: string,
      init?: {
        method?: string
        body?: unknown
        headers?: Record<string, string>
        query?: Record<string, unknown>
      }
    ): Promise<Answer>
  }
}

export type Points = {
  balance: number
  pending: number
  lifetime: number
  expiring: { amount: number; expires_at: string }[]
  tier: { id: string; name: string } | null
  next_tier: { name: string; missing: number } | null
}

type Page = { limit?: number; offset?: number }

/**
 * The store routes of the plugin, typed, over the SDK that the storefront has already.
 *
 * A refusal is an answer (`type: "rejection"`), not an exception. What throws is the SDK's own error: no network, no
 * sign-in, a broken request.
 */
export function createRedemptions(sdk: FetchingSdk) {
  const post = <Answer>(path: string, body: unknown, headers?: Record<string, string>) =>
    sdk.client.fetch<Answer>(path, { method: "POST", body, headers })
  return {
    /** Redeems a code for the signed-in member. The same key makes a retry safe. */
    redeem: (
      code: string,
      options: { event_attributes?: Record<string, unknown>; idempotency_key?: string } = {}
    ) => {
      const { idempotency_key, ...rest } = options
      return post<RedeemAnswer>(
        "/store/redemptions",
        { code, ...rest },
        idempotency_key ? { "Idempotency-Key": idempotency_key } : undefined
      )
    },
    /** What redeeming would answer now, without doing it. */
    validate: (code: string, options: { event_attributes?: Record<string, unknown> } = {}) =>
      post<ValidateAnswer>("/store/redemptions/validate", { code, ...options }),
    list: (page: Page & { campaign_id?: string } = {}) =>
      sdk.client.fetch<{ redemptions: RedemptionAnswer["redemption"][]; count: number }>(
        "/store/redemptions",
        {
          query: page,
        }
      ),
    points: async () => (await sdk.client.fetch<{ points: Points }>("/store/points")).points,
  }
}
