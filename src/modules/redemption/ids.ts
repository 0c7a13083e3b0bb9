import { monotonicFactory } from "ulid"

/** In order within one process, so that rows written together lie together; and 100 times as fast as drawing anew. */
const next = monotonicFactory()

/** An id for a row that is written by hand: `redcode_01H…`. */
export const newId = (prefix: string) => `${prefix}_${next()}`
