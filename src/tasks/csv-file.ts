import { isUtf8 } from "node:buffer"
import { pipeline, Readable } from "node:stream"
import { TextDecoder } from "node:util"
import { Parser, type CsvError } from "csv-parse"
import { delimiterOf } from "../domain/import-row"

/** The file cannot be read at all, with what a person can do about it. */
export class FileProblem extends Error {}

export type CsvRecord = { cells: string[]; line: number; bytes: number }

/** Far longer than any code with its columns; what is longer is a quote that was never closed. */
const longestRecord = 8_192

/** So many records are handed on together: handing on costs more than reading. */
const recordsAtOnce = 256

/** A parser that says where each record stands. Its own `info` option does, too, in two large objects for each. */
class RecordParser extends Parser {
  private records: CsvRecord[] = []

  override push(cells: string[] | null): boolean {
    if (cells !== null) {
      this.records.push({ cells, line: this.info.lines, bytes: this.info.bytes })
    }
    if (this.records.length === recordsAtOnce || (cells === null && this.records.length > 0)) {
      super.push(this.records)
      this.records = []
    }
    return cells === null ? super.push(null) : true
  }
}

/**
 * Reads CSV from pieces of bytes: any of the usual delimiters, UTF-8 or UTF-16, with or without a byte order mark,
 * line ends of all kinds mixed. Constant memory. Gives some records at a time.
 *
 * @throws FileProblem with the line
 */
export async function* csvRecords(pieces: AsyncIterable<Buffer>): AsyncGenerator<CsvRecord[]> {
  const text = decoded(pieces)[Symbol.asyncIterator]()
  let head = ""
  let isWhole = false
  // The first line with something in it says which delimiter it is.
  while (!isWhole && !/[\r\n]/.test(fromFirstLine(head)) && head.length <= longestRecord) {
    const next = await text.next()
    isWhole = next.done === true
    head += next.value ?? ""
  }
  const rest = async function* () {
    yield head
    for (let next = await text.next(); !next.done; next = await text.next()) {
      yield next.value
    }
  }
  const parser = new RecordParser({
    delimiter: delimiterOf(fromFirstLine(head).split(/\r|\n/, 1)[0]),
    // Without all three, a file with mixed line ends has rows melted into one.
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: longestRecord,
  })
  // What goes wrong in the source must end the parser, too; who reads the parser gets to hear it.
  pipeline(Readable.from(rest()), parser, () => undefined)
  try {
    yield* parser as AsyncIterable<CsvRecord[]>
  } catch (error) {
    throw problemOf(error)
  }
}

const fromFirstLine = (text: string) => text.replace(/^\s*[\r\n]/, "")

function problemOf(error: unknown): unknown {
  const { code, lines } = error as Partial<CsvError> & { lines?: number }
  if (code === "CSV_MAX_RECORD_SIZE") {
    return new FileProblem(`Line ${lines ?? "?"}: this row is too long. Is a quote (") not closed?`)
  }
  if (code === "CSV_QUOTE_NOT_CLOSED") {
    return new FileProblem(`Line ${lines ?? "?"}: a quote (") is not closed`)
  }
  return error
}

/** Bytes as text. What is no text of its encoding is refused with its line, rather than imported as something else. */
async function* decoded(pieces: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null
  let lines = 1
  let begun = Buffer.alloc(0)
  const decode = (bytes: Buffer, isLast: boolean) => {
    try {
      return decoder!.decode(bytes, { stream: !isLast })
    } catch {
      const line = lines + linesBeforeFault(bytes, decoder!.encoding)
      throw new FileProblem(`Line ${line}: this is not text in ${decoder!.encoding.toUpperCase()}`)
    }
  }
  for await (const piece of pieces) {
    let bytes = piece
    if (!decoder) {
      begun = Buffer.concat([begun, piece])
      if (begun.length < 4) {
        continue
      }
      decoder = decoderFor(begun)
      bytes = begun
    }
    for (let start = 0; start < bytes.length; start += 65_536) {
      const text = decode(bytes.subarray(start, start + 65_536), false)
      yield text
      for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1)) {
        lines += 1
      }
    }
  }
  decoder ??= decoderFor(begun)
  yield decode(begun.length < 4 ? begun : Buffer.alloc(0), true)
}

/** How many line ends come before the bytes that are no text. */
function linesBeforeFault(bytes: Buffer, encoding: string): number {
  if (encoding !== "utf-8") {
    return 0
  }
  // A letter that the piece before has begun is no fault of this one.
  let start = bytes.subarray(0, 3).findIndex((byte) => (byte & 0xc0) !== 0x80)
  let lines = 0
  for (let end = bytes.indexOf(10, start); end !== -1; end = bytes.indexOf(10, start)) {
    if (!isUtf8(bytes.subarray(start, end))) {
      return lines
    }
    lines += 1
    start = end + 1
  }
  return lines
}

function decoderFor(begin: Buffer): TextDecoder {
  const isUtf16 = (first: number, second: number) =>
    (begin[0] === first && begin[1] === second) ||
    // Without a mark: Latin letters have a zero byte on one side.
    (begin.length >= 4 &&
      (first === 0xff ? begin[1] === 0 && begin[3] === 0 : begin[0] === 0 && begin[2] === 0))
  const encoding = isUtf16(0xff, 0xfe) ? "utf-16le" : isUtf16(0xfe, 0xff) ? "utf-16be" : "utf-8"
  return new TextDecoder(encoding, { fatal: true })
}
