import { languageFor, refusalWords } from "./refusal-words/registry"

/**
 * The refusal table: every named "no" that a redemption can end in.
 *
 * The keys are wire codes and never renamed: storefronts switch on them. `retryable` says whether the same
 * member may succeed later with the same code without anyone changing the campaign.
 */
export const refusals = {
  code_malformed: { retryable: false, message: "This is not a valid code. Please check it and try again." },
  code_not_found: {
    retryable: false,
    message: "We could not find this code. Please check it and try again.",
  },
  code_already_redeemed: { retryable: false, message: "This code has already been redeemed." },
  code_expired: { retryable: false, message: "This code has expired." },
  campaign_not_started: { retryable: true, message: "This campaign has not started yet." },
  campaign_ended: { retryable: false, message: "This campaign has ended." },
  campaign_paused: { retryable: true, message: "This campaign is paused. Please try again later." },
  conditions_not_met: { retryable: false, message: "This code does not apply to you or to this purchase." },
  member_limit_reached: { retryable: true, message: "You have reached the limit of this campaign." },
  campaign_limit_reached: { retryable: false, message: "This campaign has reached its limit." },
  budget_exhausted: { retryable: false, message: "The budget of this campaign is used up." },
  insufficient_points: { retryable: true, message: "You do not have enough points for this." },
  event_invalid: { retryable: false, message: "The details sent with this code are not valid." },
  event_schema_inactive: { retryable: false, message: "This kind of code is not accepted at the moment." },
  customer_required: { retryable: false, message: "Please sign in to redeem a code." },
  too_many_attempts: { retryable: true, message: "Too many attempts. Please try again later." },
  coupon_not_applicable: { retryable: false, message: "This code gives nothing on this cart." },
} as const satisfies Record<string, { retryable: boolean; message: string }>

export type RefusalCode = keyof typeof refusals

/** What is really the matter, for staff. Members see only the wire code it maps to: no oracle for guessers. */
const preciseReasons = {
  code_voided: "code_not_found",
  code_not_available: "code_not_found",
  code_bound_to_other: "code_not_found",
  campaign_not_active: "code_not_found",
} as const satisfies Record<string, RefusalCode>

export type RefusalReason = RefusalCode | keyof typeof preciseReasons

export type Refusal = {
  code: RefusalCode
  reason: RefusalReason
  /** ISO 8601: a refusal passes between workflow steps, which turn everything into JSON. */
  retry_at: string | null
  /** What a client may need to act on it: problems per attribute, for example. Never a code, never a name. */
  details: Record<string, unknown>
}

/** With `opaque_refusals`, members cannot tell these from a code that never existed. */
const foldedWhenOpaque: ReadonlySet<RefusalCode> = new Set([
  "code_already_redeemed",
  "code_expired",
  "campaign_not_started",
  "campaign_ended",
  "campaign_paused",
])

export function refuse(
  reason: RefusalReason,
  extra: { retry_at?: Date | string | null; details?: Record<string, unknown> } = {}
): Refusal {
  const code =
    reason in preciseReasons ? preciseReasons[reason as keyof typeof preciseReasons] : (reason as RefusalCode)
  return {
    code,
    reason,
    retry_at: extra.retry_at ? new Date(extra.retry_at).toISOString() : null,
    details: extra.details ?? {},
  }
}

export type Rejection = {
  type: "rejection"
  error: {
    code: RefusalCode
    message: string
    retryable: boolean
    retry_at?: string
    details: Record<string, unknown>
  }
}

/**
 * The wire form of a refusal.
 *
 * @param audience members get the coarse code; staff also the precise reason in `details.reason`
 * @param timeZone the program's time zone, in which `retry_at` is told in words
 * @param locale whose words the message is in ("de-DE"); English where there are none
 */
export function toRejection(
  refusal: Refusal,
  options: { audience: "member" | "admin"; opaque?: boolean; timeZone: string; locale?: string | null }
): Rejection {
  const isFolded =
    options.audience === "member" && options.opaque === true && foldedWhenOpaque.has(refusal.code)
  const code: RefusalCode = isFolded ? "code_not_found" : refusal.code
  const retryAt = isFolded ? null : refusal.retry_at
  return {
    type: "rejection",
    error: {
      code,
      message: messageOf(code, retryAt, options),
      retryable: isRetryable(code, retryAt),
      ...(retryAt ? { retry_at: retryAt } : {}),
      details:
        options.audience === "admin"
          ? { ...refusal.details, reason: refusal.reason }
          : isFolded
            ? {}
            : refusal.details,
    },
  }
}

/** A member limit "in total" never frees up again; one with a window does, at `retry_at`. */
function isRetryable(code: RefusalCode, retryAt: string | null): boolean {
  return code === "member_limit_reached" ? retryAt !== null : refusals[code].retryable
}

function messageOf(
  code: RefusalCode,
  retryAt: string | null,
  { timeZone, locale }: { timeZone: string; locale?: string | null }
): string {
  const language = languageFor(locale)
  const words = language === null ? null : refusalWords[language]
  if (code === "member_limit_reached" && retryAt) {
    const moment = momentInWords(new Date(retryAt), timeZone, language ?? "en-GB")
    return (words?.redeem_again ?? "You can redeem again on {{moment}}.").replace("{{moment}}", moment)
  }
  return words?.[code] ?? refusals[code].message
}

/** "1 December" at midnight, "1 December at 14:00" otherwise; in the order and the words of the language. */
function momentInWords(moment: Date, timeZone: string, language: string): string {
  const time = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }).format(
    moment
  )
  const day = { timeZone, day: "numeric", month: "long" } as const
  if (time === "00:00") {
    return new Intl.DateTimeFormat(language, day).format(moment)
  }
  return new Intl.DateTimeFormat(language, {
    ...day,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(moment)
}
