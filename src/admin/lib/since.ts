/** How far back a list goes. */
export const spans = ["day", "week", "month", "quarter"] as const

const days: Record<(typeof spans)[number], number> = { day: 1, week: 7, month: 30, quarter: 90 }

/** When the span began, to the minute: a time that moved with every look would be another question each time. */
export function beginOf(span: string | undefined, now = Date.now()): string | undefined {
  if (!span || !Object.hasOwn(days, span)) {
    return undefined
  }
  const minute = 60_000
  const start = now - days[span as keyof typeof days] * 86_400_000
  return new Date(Math.floor(start / minute) * minute).toISOString()
}
