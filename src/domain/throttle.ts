import type { RefusalCode } from "./refusal"

/** How many failed tries are too many; the plugin's option `throttle`. */
export type ThrottleLimits = {
  member_failures: number
  member_failures_per_month: number
  address_failures: number
  window_minutes: number
  longest_hold_hours: number
  alarm_failures_per_minute: number
}

/**
 * Whether an answer is one that somebody who guesses codes hears. It goes by what the member is told, not by what is
 * really the matter: two answers that look the same must also count the same.
 *
 * What cannot be a code at all is no guess, and answers about a live code (a limit is reached, no rule holds) are
 * heard by those who have one.
 */
export const isFailedGuess = (code: RefusalCode): boolean => guessersHear.has(code)

const guessersHear: ReadonlySet<RefusalCode> = new Set([
  "code_not_found",
  "code_already_redeemed",
  "code_expired",
  "campaign_ended",
])

/**
 * How long a member waits who has just failed too often: the window itself the first time, twice as long after every
 * further full window, and the longest hold for every failure beyond the month's number.
 *
 * @param failuresThisMonth including the one that just happened
 */
export function holdMinutes(failuresThisMonth: number, limits: ThrottleLimits): number {
  const longest = limits.longest_hold_hours * 60
  if (failuresThisMonth >= limits.member_failures_per_month) {
    return longest
  }
  const fullWindows = Math.max(1, Math.floor(failuresThisMonth / limits.member_failures))
  return Math.min(longest, limits.window_minutes * 2 ** Math.min(fullWindows - 1, 20))
}

/** So many of all tries on a campaign fail that it is no crowd with typing errors. */
export const isAttack = (failures: number, redemptions: number): boolean => failures > 9 * redemptions
