import { checkCharacterFinder, modulus } from "./check-character"
import { codeComposer, codeFormatProblems, symbolsOf, type CodeFormat } from "./code-format"

/** Fills the bytes with randomness that nobody can predict, such as `crypto.randomFillSync`. */
export type FillRandom = (bytes: Uint8Array) => void

export type DrawnCode = { code: string; canonical: string }

/** No more distinct codes were found within the bound. `drawn` are those of this draw, which are as good as any. */
export class CodeSpaceExhausted extends Error {
  constructor(readonly drawn: DrawnCode[]) {
    super(`The format has too few codes left: only ${drawn.length} distinct ones were found`)
    this.name = "CodeSpaceExhausted"
  }
}

/** One call of the platform's generator for some thousand codes; also the most that browsers give at once. */
const poolSize = 65_536

/**
 * Draws codes of one format. Every usable code is equally likely, whatever was drawn before.
 *
 * `draw(count)` returns `count` distinct codes; two draws may overlap.
 *
 * @throws CodeSpaceExhausted from `draw` when the format is too small for that many
 * @throws Error when the format has problems (see `codeFormatProblems`), or the source gives no usable byte
 */
export function createCodeGenerator(
  format: CodeFormat,
  fillRandom: FillRandom
): { draw(count: number): DrawnCode[] } {
  const problem = codeFormatProblems(format)[0]
  if (problem) {
    throw new Error(problem.message)
  }
  const symbols = symbolsOf(format)
  const drawRandomPart = randomPartSource(symbols, format.length, fillRandom)
  const checkCharacterOf = format.check_character ? checkCharacterFinder(format) : () => ""
  const compose = codeComposer(format)
  const triesPerCode = format.check_character ? Math.ceil(modulus / symbols.length) : 1

  return {
    draw(count) {
      const drawn: DrawnCode[] = []
      const bodies = new Set<string>()
      // Half a space takes 1.4 draws per code, nine tenths 2.6: who needs more than 3 has no space left. The constant
      // lets tiny spaces be used up to the last code.
      let triesLeft = triesPerCode * (3 * count + 1_000)
      while (drawn.length < count) {
        if (triesLeft === 0) {
          throw new CodeSpaceExhausted(drawn)
        }
        triesLeft -= 1
        const randomPart = drawRandomPart()
        const checkCharacter = checkCharacterOf(randomPart)
        if (checkCharacter === null || bodies.has(randomPart)) {
          continue
        }
        bodies.add(randomPart)
        drawn.push(compose(randomPart + checkCharacter))
      }
      return drawn
    },
  }
}

/**
 * Random strings of a fixed length. A byte is used only below the largest multiple of the number of symbols: of the
 * bytes beyond, the first symbols would get more than their share.
 */
function randomPartSource(symbols: string, length: number, fillRandom: FillRandom): () => string {
  const limit = 256 - (256 % symbols.length)
  const asciiOfByte = Array.from({ length: limit }, (_, byte) => symbols.charCodeAt(byte % symbols.length))
  const pool = new Uint8Array(poolSize)
  const characters = Array.from({ length }, () => 0)
  let next = poolSize

  const refill = () => {
    fillRandom(pool)
    if (pool.every((byte) => byte >= limit)) {
      throw new Error("The source of randomness is broken: it gave no usable byte")
    }
    next = 0
  }

  return () => {
    let filled = 0
    while (filled < length) {
      if (next === poolSize) {
        refill()
      }
      const byte = pool[next]
      next += 1
      if (byte < limit) {
        characters[filled] = asciiOfByte[byte]
        filled += 1
      }
    }
    return String.fromCharCode(...characters)
  }
}
