import { TZDate, tz } from "@date-fns/tz"
import {
  addDays,
  addMonths,
  addWeeks,
  addYears,
  differenceInCalendarDays,
  differenceInCalendarMonths,
  differenceInCalendarWeeks,
  differenceInCalendarYears,
  getDay,
  startOfDay,
  startOfMonth,
  startOfWeek,
  startOfYear,
} from "date-fns"

export const windowUnits = ["hour", "day", "week", "month", "year"] as const
export type WindowUnit = (typeof windowUnits)[number]

/** The period a limit counts in: all time, or `count` calendar units. */
export type LimitWindow = "total" | { unit: WindowUnit; count: number }

/** `[starts_at, ends_at)`. The key is stored with the counter and never changes for the same window. */
export type WindowBounds = { key: string; starts_at: Date | null; ends_at: Date | null }

const hour = 3_600_000
const monday = { weekStartsOn: 1 } as const

/** Windows of several units are counted from here: a Thursday, so weeks begin on the Monday before it. */
const epoch = new Date(0)

/**
 * The calendar window that `now` lies in, in the program's time zone: a day begins at its midnight there and lasts
 * 23 or 25 hours when the clocks change; a week begins on Monday. Windows of several units follow each other without
 * a gap, counted from January 1970. Hours are counted as they pass from the local New Year, so that a change of the
 * clocks neither loses nor doubles one.
 */
export function windowAt(window: LimitWindow, now: Date, timeZone: string): WindowBounds {
  if (window === "total") {
    return { key: "total", starts_at: null, ends_at: null }
  }
  const { unit, count } = window
  const [starts_at, ends_at] =
    unit === "hour" ? hours(count, now, timeZone) : calendarUnits(unit, count, now, timeZone)
  return { key: `${count}${unit}:${starts_at.toISOString()}`, starts_at, ends_at }
}

function hours(count: number, now: Date, timeZone: string): [Date, Date] {
  const there = { in: tz(timeZone) }
  const newYear = startOfYear(now, there)
  const length = count * hour
  const start = newYear.getTime() + Math.floor((now.getTime() - newYear.getTime()) / length) * length
  const end = Math.min(start + length, addYears(newYear, 1, there).getTime())
  return [new Date(start), new Date(end)]
}

const calendar = {
  day: { startOf: startOfDay, add: addDays, difference: differenceInCalendarDays },
  week: { startOf: startOfWeek, add: addWeeks, difference: differenceInCalendarWeeks },
  month: { startOf: startOfMonth, add: addMonths, difference: differenceInCalendarMonths },
  year: { startOf: startOfYear, add: addYears, difference: differenceInCalendarYears },
}

function calendarUnits(
  unit: Exclude<WindowUnit, "hour">,
  count: number,
  now: Date,
  timeZone: string
): [Date, Date] {
  const { startOf, add, difference } = calendar[unit]
  const there = { in: tz(timeZone), ...monday }
  // The first unit is the one that the zone's own 1 January 1970 lies in.
  const first = startOf(startOfYear(addDays(epoch, 1, there), there), there)
  const past = difference(now, first, there)
  const start = startOf(add(first, Math.floor(past / count) * count, there), there)
  return [plain(start), plain(startOf(add(start, count, there), there))]
}

/** Dates with a zone inside print themselves with it; what leaves this file are plain instants. */
const plain = (date: Date) => new Date(date.getTime())

/** From when to when a day of the calendar, `2026-06-01`, lasts there. */
export function dayAt(day: string, timeZone: string): { starts_at: Date; ends_at: Date } {
  const [year, month, date] = day.split("-").map(Number)
  const start = new TZDate(year, month - 1, date, timeZone)
  return { starts_at: plain(start), ends_at: plain(startOfDay(addDays(start, 1))) }
}

/** Is it an IANA time zone that this Node knows, such as `Europe/Berlin`? */
export function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: value })
    return true
  } catch {
    return false
  }
}

/** What the clock on the wall says there: Sunday is 0; minutes since midnight. */
export function wallClock(now: Date, timeZone: string): { day_of_week: number; minutes: number } {
  const there = tz(timeZone)(now)
  return { day_of_week: getDay(there), minutes: there.getHours() * 60 + there.getMinutes() }
}
