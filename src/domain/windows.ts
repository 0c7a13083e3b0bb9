export type LimitWindow = "total" | { unit: "hour" | "day" | "week" | "month" | "year"; count: number }
export function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: value })
    return true
  } catch {
    return false
  }
}
export function windowAt(window: LimitWindow, now: Date, _timeZone: string) {
  if (window === "total") return { key: "total", starts_at: null, ends_at: null }
  const s = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1))
  return { key: "month:" + s.toISOString().slice(0, 7), starts_at: s, ends_at: new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1)) }
}
