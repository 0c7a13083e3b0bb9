import { z } from "@medusajs/framework/zod"
import { codePlaceholder } from "../domain/symbol"
import { EffectHandlers } from "./effect-handler"
import { timeZone } from "./fields"

const Throttle = z.strictObject({
  /** Failed tries of one member within the window; then the member waits. */
  member_failures: z.number().int().min(1).max(10_000).default(10),
  /** Failed tries of one member within 30 days; then every further one means the longest wait. */
  member_failures_per_month: z.number().int().min(1).max(100_000).default(100),
  /** Failed tries from one network address within the window. 0: addresses are not looked at. */
  address_failures: z.number().int().min(0).max(1_000_000).default(30),
  window_minutes: z.number().int().min(1).max(1_440).default(15),
  longest_hold_hours: z.number().int().min(1).max(720).default(24),
  /** Proxies of yours that add to `X-Forwarded-For`. 0: the server is reached directly. */
  trusted_hops: z.number().int().min(0).max(10).default(1),
  /** Failed tries on one campaign within a minute that sound the alarm. */
  alarm_failures_per_minute: z.number().int().min(1).max(1_000_000).default(600),
  /** Where failures are counted. Left out: the shop's own Redis, else PostgreSQL. Null: PostgreSQL in any case. */
  redis_url: z.string().min(1).nullish(),
})

/** The plugin's options, as given in medusa-config. A wrong one stops the boot and is named. */
export const PluginOptions = z.strictObject({
  /** IANA name of the program's time zone: limits and windows follow its calendar. */
  time_zone: timeZone.default("UTC"),
  /** Members cannot tell used, expired, paused, not started and ended from unknown. */
  opaque_refusals: z.boolean().default(false),
  /** Query parameter that holds the code in links that are scanned or pasted. */
  link_parameter: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,32}$/)
    .default("code"),
  /** Key of all fingerprints. Default: derived from the application's JWT secret, which then cannot be rotated freely. */
  fingerprint_secret: z.string().min(16).optional(),
  /** Address of the storefront's redeem page, with `{code}` where the code goes: what symbols can hold. */
  deep_link: z
    .url({ protocol: /^https?$/ })
    .refine((link) => link.includes(codePlaceholder), { message: `must contain ${codePlaceholder}` })
    .optional(),
  /** Points that were spent when their redemption is reversed: owed by the member, or written off. */
  spent_points_on_reversal: z.enum(["negative", "zero"]).default("negative"),
  /** Refused tries are kept for so many days. */
  attempt_retention_days: z.number().int().min(1).max(3_650).default(90),
  /** The largest file that can be imported, in bytes. */
  max_import_bytes: z.number().int().min(1_024).max(2_000_000_000).default(100_000_000),
  /** A printed file is kept for so many days. */
  print_retention_days: z.number().int().min(1).max(365).default(7),
  /** The share of a campaign's codes at which it runs low, unless it has a threshold of its own. 0: never. */
  low_stock_share: z.number().min(0).max(1).default(0.1),
  /** What happens to those who try codes out; false: nothing does. */
  throttle: z.union([Throttle, z.literal(false)]).prefault({}),
  /** Effects of the shop's own, by name: see `EffectHandler`. */
  effects: EffectHandlers.default({}),
  /** How many codes one chunk of a background task writes in one transaction. */
  task_chunk_size: z.number().int().min(100).max(100_000).default(10_000),
})
export type PluginOptions = z.output<typeof PluginOptions>
