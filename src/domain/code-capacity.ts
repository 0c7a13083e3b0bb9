import { longestCanonical } from "./canonical"
import { modulus, neededValue, weightAt, weightedSum } from "./check-character"
import {
  affixesOf,
  canonicalLength,
  everySymbol,
  longestRandomPart,
  symbolsOf,
  type CodeFormat,
} from "./code-format"

export type CodeAssessment = {
  /** Usable codes of the format. */
  space: bigint
  /** How likely one guess of the right format hits a live code once the new ones are: 0 to 1. */
  guess_odds: number
  /** Share of the space that is taken once the new ones are; over 1 when they do not fit. */
  fill: number
  refusal: null | { reason: "space_exhausted" | "weak_codes"; message: string; suggested_length: number }
  /** Empty when refused: the suggested length of the refusal settles them too. */
  warnings: { reason: "space_filling" | "guessable"; message: string; suggested_length?: number }[]
}

/** One guess in so many may hit: fewer is refused unless acknowledged, fewer is warned about. */
const weakBelow = 10_000n
const guessableBelow = 1_000_000n
/** At most 1/2 of a space is ever filled; beyond 1/10 a warning is due. */
const fillShareRefused = 2n
const fillShareWarned = 10n

/** Even two characters give more codes than anyone counts well before this length. */
const longestSuggestion = 128

/**
 * Whether a format has room for more codes and makes them hard enough to guess.
 *
 * All counts are whole numbers: `existing_in_format` has every code ever made in the format, `live` those of them
 * that could still be redeemed. `suggested_length` is the smallest length at which neither rule would even warn, with
 * everything else as it is; it may be more than the format can have, and the message then says so.
 */
export function assessCodes(input: {
  format: CodeFormat
  quantity: number
  existing_in_format: number
  live: number
  acknowledge_weak_codes?: boolean
}): CodeAssessment {
  const { format } = input
  const taken = BigInt(input.existing_in_format) + BigInt(input.quantity)
  const live = BigInt(input.live) + BigInt(input.quantity)
  const spaces = spacesByLength(format)
  const space = spaces(format.length)
  const isRoomy = (candidate: bigint) => taken * fillShareWarned <= candidate
  const isHardToGuess = (candidate: bigint) => live * guessableBelow <= candidate
  const result: CodeAssessment = {
    space,
    guess_odds: live > space || space === 0n ? 1 : Number(live) / Number(space),
    fill: space === 0n ? 1 : Number(taken) / Number(space),
    refusal: null,
    warnings: [],
  }
  if (isRoomy(space) && isHardToGuess(space)) {
    return result
  }

  const suggested_length = smallestLength(
    (length) => isRoomy(spaces(length)) && isHardToGuess(spaces(length))
  )
  const advice = adviceFor(format, suggested_length)
  const odds = `a guess would find a live code 1 in ${grouped(space / larger(live, 1n) || 1n)} times`
  const filling = `${grouped(taken)} of the ${grouped(space)} codes that this format can have would be taken`

  if (taken * fillShareRefused > space) {
    const message = `Too few codes are left: ${filling}, more than half, and ${odds}. ${advice}`
    return { ...result, refusal: { reason: "space_exhausted", message, suggested_length } }
  }
  if (live * weakBelow > space && !input.acknowledge_weak_codes) {
    const message = `These codes are too easy to guess: ${odds}, and 1 in ${grouped(weakBelow)} is the most. ${advice}`
    return { ...result, refusal: { reason: "weak_codes", message, suggested_length } }
  }
  if (!isRoomy(space)) {
    const message = `The format is filling up: ${filling}, and ${odds}. ${advice}`
    result.warnings.push({ reason: "space_filling", message, suggested_length })
  }
  if (!isHardToGuess(space)) {
    const message = `These codes could be guessed: ${odds}. ${advice}`
    result.warnings.push({ reason: "guessable", message, suggested_length })
  }
  return result
}

function smallestLength(isEnough: (length: number) => boolean): number {
  let length = 1
  while (length < longestSuggestion && !isEnough(length)) {
    length += 1
  }
  return length
}

function adviceFor(format: CodeFormat, suggested: number): string {
  const affixes = canonicalLength(format) - format.length
  const longest = Math.min(longestRandomPart, longestCanonical - affixes)
  if (suggested <= longest) {
    return `Use a length of ${suggested}.`
  }
  return (
    `That would take a length of ${suggested}, but ${longest} is the most that this format can have: ` +
    "allow more different characters or ask for fewer codes."
  )
}

/** How many codes the format could make at each length, everything else as it is. */
function spacesByLength(format: CodeFormat): (length: number) => bigint {
  const symbols = symbolsOf(format)
  if (!format.check_character) {
    return (length) => BigInt(symbols.length) ** BigInt(length)
  }
  const { prefix, suffix } = affixesOf(format)
  const usableValues = new Set([...symbols].map((symbol) => everySymbol.indexOf(symbol)))
  // Counted exactly: how many random parts of a length leave each remainder, one character at a time.
  const start = Array.from({ length: modulus }, () => 0n)
  start[weightedSum(prefix, 0) % modulus] = 1n
  const remaindersByLength = [start]

  return (length) => {
    while (remaindersByLength.length <= length) {
      const known = remaindersByLength.length - 1
      remaindersByLength.push(withOneMore(remaindersByLength[known], usableValues, prefix.length + known))
    }
    const checkIndex = prefix.length + length
    const suffixSum = weightedSum(suffix, checkIndex + 1)
    return remaindersByLength[length].reduce(
      (usable, count, remainder) =>
        usableValues.has(neededValue(remainder + suffixSum, checkIndex)) ? usable + count : usable,
      0n
    )
  }
}

function withOneMore(remainders: bigint[], values: ReadonlySet<number>, index: number): bigint[] {
  const next = Array.from({ length: modulus }, () => 0n)
  remainders.forEach((count, remainder) => {
    for (const value of values) {
      next[(remainder + value * weightAt(index)) % modulus] += count
    }
  })
  return next
}

const larger = (a: bigint, b: bigint) => (a > b ? a : b)

/** 1234567 as 1,234,567. */
const grouped = (count: bigint) => count.toLocaleString("en-US")
