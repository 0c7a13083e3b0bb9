import { z } from "@medusajs/framework/zod"
import { wallClock } from "../../windows"
import { defineOperator } from "../define"

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const

const day = z.union([z.enum(weekdays), z.int().min(0).max(7)], {
  error: `must be days by name (${weekdays.join(", ")}) or by number (1 is Monday)`,
})

const nameOf = (value: string | number) => (typeof value === "number" ? weekdays[(value + 6) % 7] : value)

/** Falls on one of these days in the program's time zone. By name, or by number: Monday is 1, Sunday is 7 and 0. */
export const dayOfWeek = defineOperator({
  operator: "day_of_week",
  fits: ["datetime"],
  value: () => z.array(day).min(1).max(7),
  input: "days",
  holds: (fact, value, { time_zone }) => {
    const { day_of_week } = wallClock(fact as Date, time_zone)
    return (value as (string | number)[]).map(nameOf).includes(nameOf(day_of_week))
  },
})
