import { createHash } from "node:crypto"
import { monotonicFactory } from "ulid"

/** In order within one process, so that rows written together lie together; and 100 times as fast as drawing anew. */
const next = monotonicFactory()

/** An id for a row that is written by hand: `redcode_01H…`. */
export const newId = (prefix: string) => `${prefix}_${next()}`

/** The id of a row that a repeated request must find again: the same parts give the same one. */
export const derivedId = (prefix: string, ...parts: string[]) =>
  `${prefix}_${createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 26)}`
