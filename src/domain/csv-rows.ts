const quote = 34
const lineEnd = 10

/**
 * Counts the rows of CSV that passes by in pieces, wherever they are cut. A line end within quotes ends no row.
 *
 * @returns what takes a piece and says how many rows have ended so far
 */
export function csvRowCounter(): (piece: Uint8Array) => number {
  let rows = 0
  let isQuoted = false
  return (piece) => {
    for (let index = 0; index < piece.length; index++) {
      const byte = piece[index]
      if (byte === quote) {
        isQuoted = !isQuoted
      } else if (byte === lineEnd && !isQuoted) {
        rows += 1
      }
    }
    return rows
  }
}
