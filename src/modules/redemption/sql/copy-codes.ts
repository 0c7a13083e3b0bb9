import { from as copyFrom } from "pg-copy-streams"
import { pipeline } from "node:stream/promises"
import { Readable } from "node:stream"

export type NewCode = { id: string; code: string; canonical: string }

export type BatchOfCodes = {
  campaign_id: string
  batch_id: string
  max_uses: number
  codes: NewCode[]
}

/** Rows for COPY, written out: a thousand of them are one thing to keep, not four thousand. */
export type CodeRows = { count: number; rows: Buffer }

/** A client that can COPY: the connection that holds the transaction. */
export type CopyClient = { query(stream: ReturnType<typeof copyFrom>): NodeJS.WritableStream }

/**
 * Codes as rows of COPY's text format. Ids, canonical forms and display forms hold only letters, digits, `_`, `-` and
 * spaces, so nothing needs escaping, and a character is a byte.
 */
export function codeRows(
  { campaign_id, batch_id, max_uses }: Omit<BatchOfCodes, "codes">,
  codes: Omit<NewCode, "id">[],
  newId: () => string
): CodeRows {
  const constant = `\t${campaign_id}\t${batch_id}\t${max_uses}\n`
  let text = ""
  for (const code of codes) {
    text += `${newId()}\t${code.code}\t${code.canonical}${constant}`
  }
  return { count: codes.length, rows: Buffer.from(text, "latin1") }
}

/** The codes in such rows, for the rare case that they cannot be copied. */
export const codesIn = ({ rows }: CodeRows): NewCode[] =>
  rows
    .toString("latin1")
    .trimEnd()
    .split("\n")
    .map((row) => {
      const [id, code, canonical] = row.split("\t")
      return { id, code, canonical }
    })

/**
 * Writes codes straight into the table: the fastest way there is. It knows no ON CONFLICT, so one code that is
 * taken fails them all (unique violation): run it behind a savepoint.
 *
 * The codes come in pieces, each asked for while the database still works on the one before.
 */
export async function copyCodes(client: CopyClient, pieces: Iterable<CodeRows>): Promise<void> {
  function* rows() {
    for (const piece of pieces) {
      yield piece.rows
    }
  }
  const target = client.query(
    copyFrom("copy redemption_code (id, code, canonical, campaign_id, batch_id, max_uses) from stdin")
  )
  // Each piece is sent before the next one is asked for.
  await pipeline(Readable.from(rows(), { highWaterMark: 1 }), target)
}
