import { z } from "@medusajs/framework/zod"
import { isStorable } from "../domain/storable"
import { isTimeZone } from "../domain/windows"

/** Building blocks of the contracts. Bounds are here once, so every body refuses the same way. */

export const notStorable = { message: "contains characters that cannot be stored" }

export const text = (most: number, least = 0) =>
  z.string().min(least).max(most).refine(isStorable, notStorable)

/** Words that a person reads: not blank. */
export const words = (most: number) =>
  text(most, 1).refine((value) => value.trim() !== "", { message: "must not be blank" })

export const label = words(255)

export const id = (prefix: string) =>
  text(64, 1).refine((value) => value.startsWith(`${prefix}_`), {
    message: `must be an id that starts with "${prefix}_"`,
  })

/** An id of another module: its prefix is not ours to know. */
export const foreignId = text(255, 1)

/** ISO 8601 with a zone, in; a Date, out. Years outside 1970..9999 do not survive the database. */
export const moment = z
  .union([
    z.iso.datetime({
      offset: true,
      error: "must be a date and time with a zone, such as 2026-06-01T12:00:00Z",
    }),
    z.date(),
  ])
  .transform((value) => new Date(value))
  .refine((value) => value.getUTCFullYear() >= 1970 && value.getUTCFullYear() <= 9999, {
    message: "must lie between the years 1970 and 9999",
  })

/** The same for all that is inside of something that is stored as JSON, its keys included. */
export function isStorableJson(value: unknown): boolean {
  let isSound = true
  const look = (key: string, part: unknown) => {
    isSound &&= isStorable(key) && (typeof part !== "string" || isStorable(part))
    return part
  }
  try {
    JSON.stringify(value, look)
  } catch {
    return false
  }
  return isSound
}
/** JSON that is nested thousands deep exhausts the stack of whoever writes it: too much, like any other too much. */
function isSmall(value: unknown): boolean {
  try {
    return JSON.stringify(value).length <= 16_384
  } catch {
    return false
  }
}

/** Free-form data of the merchant. Bounded, so that it stays metadata. */
export const metadata = z
  .record(text(255, 1), z.unknown())
  .refine(isSmall, { message: "must be at most 16384 characters as JSON" })
  .refine(isStorableJson, notStorable)

/** IANA name of a time zone; whoever shows dates to people names theirs. */
export const timeZone = text(64).refine(isTimeZone, {
  message: "must be an IANA time zone such as Europe/Berlin",
})

/** `limit`, `offset`, `order`, `fields`: Medusa's own conventions for lists. `order=-created_at` is descending. */
export const paging = <Column extends string>(...columns: Column[]) => ({
  limit: z.coerce.number().int().min(1).max(200).default(20),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  order: z.enum(columns.flatMap((column) => [column, `-${column}` as const])).optional(),
  fields: text(1_000)
    .regex(/^[a-z_]+(,[a-z_]+)*$/, "must be field names with commas between them")
    .optional(),
})

/** `status=a`, `status=a&status=b` and `status[]=a` all mean a list. */
export const oneOrMore = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).max(100).optional()
  )

const range = z.strictObject({
  gt: moment.optional(),
  gte: moment.optional(),
  lt: moment.optional(),
  lte: moment.optional(),
})

/** `created_at[gte]=…`, in the operators of Medusa's lists without their dollar sign or with it. */
export const dateRange = z.preprocess((value) => {
  if (value === null || typeof value !== "object") {
    return value
  }
  return Object.fromEntries(Object.entries(value).map(([key, bound]) => [key.replace(/^\$/, ""), bound]))
}, range.optional())
