import { z } from "@medusajs/framework/zod"

/** What a handler is given. `id` is the effect's own: key whatever is made elsewhere by it, and a retry finds it. */
export type CustomEffect = {
  id: string
  redemption_id: string
  campaign_id: string
  /** Who is rewarded. */
  customer_id: string
  arguments: Record<string, unknown>
  /** 1 at the first try. */
  attempts: number
  /** What `apply` answered, when it is taken back. */
  external_id: string | null
}

/**
 * An effect of the shop's own, named in the plugin option `effects` and asked for by campaigns as
 * `{ "type": "custom", "handler": "<name>", "arguments": { … } }`.
 *
 * @typeParam Container the application's container, from which a handler takes what it needs
 */
export type EffectHandler<Container = unknown> = {
  /** A zod schema, for example: a campaign whose arguments do not fit is a 400 that names the field. */
  arguments?: {
    safeParse(
      given: unknown
    ): { success: true } | { success: false; error: { issues: { path: PropertyKey[]; message: string }[] } }
  }
  /**
   * Does it. Called again after a fault or a crash at any point, or when it takes too long, so it must find what an
   * earlier call has done.
   *
   * @returns the id of what it made elsewhere, if there is one
   * @throws to be tried again, with growing pauses
   */
  apply(container: Container, effect: CustomEffect): Promise<{ external_id?: string } | void>
  /** Takes it back when the redemption is reversed. @returns why it cannot be taken back, in words */
  revert?(container: Container, effect: CustomEffect): Promise<string | void>
}

const isFunction = (value: unknown) => typeof value === "function"

const isHandler = (value: unknown): value is EffectHandler<never> => {
  const { apply, revert, arguments: shape } = (value ?? {}) as Record<string, unknown>
  return (
    isFunction(apply) &&
    (revert === undefined || isFunction(revert)) &&
    (shape === undefined || isFunction((shape as { safeParse?: unknown } | null)?.safeParse))
  )
}

/** By name. */
export const EffectHandlers = z.record(
  z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, "a handler's name is small letters, digits and underscores"),
  z.custom<EffectHandler<never>>(isHandler, "must have a function apply, and may have revert and arguments")
)
