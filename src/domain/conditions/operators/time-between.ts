import { z } from "@medusajs/framework/zod"
import { wallClock } from "../../windows"
import { defineOperator } from "../define"

const timeOfDay = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, "must be a time of day such as 08:30")

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** Between two times of the day in the program's time zone: `["22:00", "06:00"]` goes past midnight. End excluded. */
export const timeBetween = defineOperator({
  operator: "time_between",
  fits: ["datetime"],
  value: () =>
    z
      .tuple([timeOfDay, timeOfDay])
      .refine(([from, to]) => from !== to, { message: "must be two different times" }),
  input: "times",
  holds: (fact, value, { time_zone }) => {
    const [from, to] = (value as [string, string]).map(minutesOf)
    const { minutes } = wallClock(fact as Date, time_zone)
    return from < to ? from <= minutes && minutes < to : from <= minutes || minutes < to
  },
})
