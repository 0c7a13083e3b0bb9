import { affixesOf, everySymbol, symbolsOf, type CodeFormat } from "./code-format"

/**
 * The check character, which finds typing errors without a look-up.
 *
 * 0-9 A-Z have the values 0 to 35. The character at index i of the canonical code, prefix and suffix included, weighs
 * 2^i mod 37, and a code is valid when its weighted sum is a multiple of 37. As 37 is prime, no weight is 0 and two
 * values never differ by a multiple of it: every single wrong character changes the sum. Neighbours never weigh the
 * same, so every swap of two different neighbours changes it too.
 *
 * The check character follows the random characters, before the suffix. It is drawn from the characters of the
 * format; a random part that would need another one (or the value 36, which no character has) cannot be used. Of all
 * random parts, about (characters of the format) / 37 can.
 */
export const modulus = 37

// Powers of 2 repeat after 36 steps modulo 37.
const weights = Array.from({ length: modulus - 1 }, () => 1)
weights.forEach((_, index) => {
  if (index > 0) {
    weights[index] = (weights[index - 1] * 2) % modulus
  }
})

export const weightAt = (index: number): number => weights[index % weights.length]

/** The character that must follow this random part, or null when the random part cannot be used. */
export function checkCharacterFor(format: CodeFormat, randomPart: string): string | null {
  return checkCharacterFinder(format)(randomPart)
}

/** `checkCharacterFor` for many random parts: what does not depend on them is worked out once. */
export function checkCharacterFinder(format: CodeFormat): (randomPart: string) => string | null {
  const { prefix, suffix } = affixesOf(format)
  const symbols = symbolsOf(format)
  const prefixSum = weightedSum(prefix, 0)
  return (randomPart) => {
    const index = prefix.length + randomPart.length
    const sum = prefixSum + weightedSum(randomPart, prefix.length) + weightedSum(suffix, index + 1)
    const needed = everySymbol[neededValue(sum, index)]
    return needed !== undefined && symbols.includes(needed) ? needed : null
  }
}

/** The value, 0 to 36, that a character at this index must have to complete the sum of all the others. */
export function neededValue(sumOfOthers: number, index: number): number {
  // The inverse of 2^i is 2^(36 - i).
  const inverse = weightAt(weights.length - (index % weights.length))
  return ((modulus - (sumOfOthers % modulus)) * inverse) % modulus
}

/** Whether the weighted sum of the whole canonical code comes out. */
export function hasValidCheckCharacter(canonical: string): boolean {
  return /^[0-9A-Z]+$/.test(canonical) && weightedSum(canonical, 0) % modulus === 0
}

/** Weighted sum of canonical characters, the first of which stands at index `from` of the code. Not yet reduced. */
export function weightedSum(characters: string, from: number): number {
  let sum = 0
  for (let index = 0; index < characters.length; index += 1) {
    sum += valueOf(characters.charCodeAt(index)) * weightAt(from + index)
  }
  return sum
}

/** From the ASCII code of 0-9 or A-Z to 0 … 35. */
const valueOf = (ascii: number) => (ascii < 65 ? ascii - 48 : ascii - 55)
