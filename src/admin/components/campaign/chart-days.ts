import type { MetricsAnswer } from "../../../contracts/answer-schemas"

export type ChartDay = { start: string; redemptions: number; refusals: number }

const lengths = { day: 1, week: 7 } as const
const longest = 366

/**
 * The answer leaves out days on which nothing happened; a chart must not. Fills them in, from the beginning of the
 * period, or from the first day on which something happened, until now.
 */
export function chartDays(
  series: MetricsAnswer["series"],
  from: string | undefined,
  interval: "day" | "week",
  now: Date
): ChartDay[] {
  const known = series.map((day) => ({ ...day, at: new Date(day.start).getTime() }))
  const first = known[0]?.at
  const begin = from ? new Date(from).getTime() : first
  if (begin === undefined) {
    return []
  }
  // Steps follow the answer's own boundaries: days of the program's time zone, not of this browser's.
  const length = lengths[interval] * 86_400_000
  const anchor = first ?? begin
  const start = anchor - Math.max(0, Math.floor((anchor - begin) / length)) * length
  const days: ChartDay[] = []
  for (let at = start; at <= now.getTime() && days.length < longest; at += length) {
    // A clock change moves a boundary by an hour: the nearest one is meant.
    const found = known.find((day) => Math.abs(day.at - at) < length / 2)
    days.push({
      start: new Date(at).toISOString(),
      redemptions: found?.redemptions ?? 0,
      refusals: found?.refusals ?? 0,
    })
  }
  return days
}
