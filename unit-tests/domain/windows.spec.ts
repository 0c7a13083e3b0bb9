import fc from "fast-check"
import {
  dayAt,
  isTimeZone,
  wallClock,
  windowAt,
  windowUnits,
  type LimitWindow,
} from "../../src/domain/windows"

const bounds = (window: LimitWindow, now: string, zone: string) => {
  const { starts_at, ends_at } = windowAt(window, new Date(now), zone)
  return [starts_at?.toISOString(), ends_at?.toISOString()]
}
const unit = (name: (typeof windowUnits)[number], count = 1) => ({ unit: name, count })
const berlin = "Europe/Berlin"

describe("windowAt", () => {
  it("knows all time", () => {
    expect(windowAt("total", new Date(0), "UTC")).toEqual({ key: "total", starts_at: null, ends_at: null })
  })

  it.each<[string, LimitWindow, string, string, string, string]>([
    [
      "an hour",
      unit("hour"),
      "2026-05-01T10:59:59.999Z",
      "UTC",
      "2026-05-01T10:00:00Z",
      "2026-05-01T11:00:00Z",
    ],
    [
      "an hour begins at its first instant",
      unit("hour"),
      "2026-05-01T11:00:00Z",
      "UTC",
      "2026-05-01T11:00:00Z",
      "2026-05-01T12:00:00Z",
    ],
    [
      "an hour where clocks differ by 45 minutes",
      unit("hour"),
      "2026-05-01T10:30:00Z",
      "Asia/Kathmandu",
      "2026-05-01T10:15:00Z",
      "2026-05-01T11:15:00Z",
    ],
    [
      "the first 2 o'clock when clocks go back",
      unit("hour"),
      "2026-10-25T00:30:00Z",
      berlin,
      "2026-10-25T00:00:00Z",
      "2026-10-25T01:00:00Z",
    ],
    [
      "the second 2 o'clock",
      unit("hour"),
      "2026-10-25T01:30:00Z",
      berlin,
      "2026-10-25T01:00:00Z",
      "2026-10-25T02:00:00Z",
    ],
    [
      "six hours from New Year's midnight",
      unit("hour", 6),
      "2026-01-02T05:30:00Z",
      berlin,
      "2026-01-02T05:00:00Z",
      "2026-01-02T11:00:00Z",
    ],
    [
      "hours that New Year cuts",
      unit("hour", 7),
      "2026-12-31T22:30:00Z",
      "UTC",
      "2026-12-31T21:00:00Z",
      "2027-01-01T00:00:00Z",
    ],
    ["a day", unit("day"), "2026-05-01T22:30:00Z", berlin, "2026-05-01T22:00:00Z", "2026-05-02T22:00:00Z"],
    [
      "a day of 23 hours",
      unit("day"),
      "2026-03-29T12:00:00Z",
      berlin,
      "2026-03-28T23:00:00Z",
      "2026-03-29T22:00:00Z",
    ],
    [
      "a day of 25 hours",
      unit("day"),
      "2026-10-25T12:00:00Z",
      berlin,
      "2026-10-24T22:00:00Z",
      "2026-10-25T23:00:00Z",
    ],
    [
      "a day without a midnight",
      unit("day"),
      "2018-11-04T12:00:00Z",
      "America/Sao_Paulo",
      "2018-11-04T03:00:00Z",
      "2018-11-05T02:00:00Z",
    ],
    [
      "three days",
      unit("day", 3),
      "1970-01-05T00:00:00Z",
      "UTC",
      "1970-01-04T00:00:00Z",
      "1970-01-07T00:00:00Z",
    ],
    [
      "a week from its Monday",
      unit("week"),
      "2026-11-29T23:59:59Z",
      "UTC",
      "2026-11-23T00:00:00Z",
      "2026-11-30T00:00:00Z",
    ],
    [
      "a week on a Monday",
      unit("week"),
      "2026-11-30T00:00:00Z",
      "UTC",
      "2026-11-30T00:00:00Z",
      "2026-12-07T00:00:00Z",
    ],
    [
      "a week in which clocks change",
      unit("week"),
      "2026-03-27T12:00:00Z",
      berlin,
      "2026-03-22T23:00:00Z",
      "2026-03-29T22:00:00Z",
    ],
    [
      "a month",
      unit("month"),
      "2026-03-31T22:30:00Z",
      berlin,
      "2026-03-31T22:00:00Z",
      "2026-04-30T22:00:00Z",
    ],
    [
      "February of a leap year",
      unit("month"),
      "2028-02-29T12:00:00Z",
      "UTC",
      "2028-02-01T00:00:00Z",
      "2028-03-01T00:00:00Z",
    ],
    [
      "a quarter",
      unit("month", 3),
      "2026-11-24T12:00:00Z",
      "UTC",
      "2026-10-01T00:00:00Z",
      "2027-01-01T00:00:00Z",
    ],
    ["a year", unit("year"), "2026-12-31T23:30:00Z", berlin, "2026-12-31T23:00:00Z", "2027-12-31T23:00:00Z"],
    [
      "a year far from Greenwich",
      unit("year"),
      "2027-01-01T04:59:59Z",
      "America/New_York",
      "2026-01-01T05:00:00Z",
      "2027-01-01T05:00:00Z",
    ],
    [
      "two years",
      unit("year", 2),
      "2027-06-01T00:00:00Z",
      "UTC",
      "2026-01-01T00:00:00Z",
      "2028-01-01T00:00:00Z",
    ],
  ])("%s", (_name, window, now, zone, start, end) => {
    expect(bounds(window, now, zone)).toEqual([new Date(start).toISOString(), new Date(end).toISOString()])
  })

  it("gives the same key everywhere in a window, and another one next door", () => {
    const key = (now: string) => windowAt(unit("day"), new Date(now), berlin).key
    expect(key("2026-10-24T22:00:00Z")).toBe(key("2026-10-25T22:59:59.999Z"))
    expect(key("2026-10-25T23:00:00Z")).not.toBe(key("2026-10-25T22:59:59.999Z"))
  })

  it("never leaves a gap: every instant lies in its window, and the next window begins where it ends", () => {
    const zones = [
      "UTC",
      berlin,
      "America/Sao_Paulo",
      "Australia/Lord_Howe",
      "Asia/Kathmandu",
      "Africa/Casablanca",
    ]
    fc.assert(
      fc.property(
        fc.record({ unit: fc.constantFrom(...windowUnits), count: fc.integer({ min: 1, max: 40 }) }),
        fc.date({ min: new Date("2000-01-01"), max: new Date("2080-01-01"), noInvalidDate: true }),
        fc.constantFrom(...zones),
        (window, now, zone) => {
          const { key, starts_at, ends_at } = windowAt(window, now, zone)
          expect(starts_at!.getTime()).toBeLessThanOrEqual(now.getTime())
          expect(ends_at!.getTime()).toBeGreaterThan(now.getTime())
          expect(windowAt(window, starts_at!, zone).key).toBe(key)
          expect(windowAt(window, new Date(ends_at!.getTime() - 1), zone).key).toBe(key)
          expect(windowAt(window, ends_at!, zone).starts_at).toEqual(ends_at)
        }
      ),
      { seed: 26, numRuns: 400 }
    )
  })
})

it.each([
  ["Europe/Berlin", true],
  ["UTC", true],
  ["Mars/Olympus", false],
  ["", false],
])("%s is a time zone: %s", (zone, isOne) => {
  expect(isTimeZone(zone)).toBe(isOne)
})

it.each([
  ["2026-03-29", berlin, "2026-03-28T23:00:00.000Z", "2026-03-29T22:00:00.000Z"],
  ["2026-12-31", "UTC", "2026-12-31T00:00:00.000Z", "2027-01-01T00:00:00.000Z"],
  ["2026-06-01", "America/Sao_Paulo", "2026-06-01T03:00:00.000Z", "2026-06-02T03:00:00.000Z"],
])("the day %s lasts in %s from %s to %s", (day, zone, starts_at, ends_at) => {
  expect(dayAt(day, zone)).toEqual({ starts_at: new Date(starts_at), ends_at: new Date(ends_at) })
})

it.each([
  ["2026-11-24T22:59:00Z", berlin, 2, 23 * 60 + 59],
  ["2026-11-24T23:00:00Z", berlin, 3, 0],
  ["2026-11-22T12:30:00Z", "UTC", 0, 12 * 60 + 30],
])("at %s the clocks of %s say day %s, minute %s", (now, zone, day_of_week, minutes) => {
  expect(wallClock(new Date(now), zone)).toEqual({ day_of_week, minutes })
})
