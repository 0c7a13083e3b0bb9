import { longestCanonical } from "./canonical"

export type CodeFormat = {
  alphabet: "safe" | "numeric" | "alpha" | "alphanumeric" | "custom"
  /** Letters and digits to draw from; only read when the alphabet is custom. */
  custom_alphabet: string | null
  /** Taken out of any alphabet. */
  excluded_characters: string
  /** Random characters only: prefix, suffix, separators and check character come on top. */
  length: number
  prefix: string
  suffix: string
  separator: "" | "-" | "_" | " "
  /** Characters between two separators; 0 keeps the body in one piece. */
  group_size: number
  check_character: boolean
}

/** Looks like SUMMER-B7KQ2WXM4T with a prefix: 24^10 codes, read out without confusion. */
export const codeFormatDefaults: CodeFormat = {
  alphabet: "safe",
  custom_alphabet: null,
  excluded_characters: "",
  length: 10,
  prefix: "",
  suffix: "",
  separator: "-",
  group_size: 0,
  check_character: false,
}

export const longestRandomPart = 32
const largestGroup = 16
// Dashes and spaces of a prefix do not count as canonical, but the code must still fit on a label.
const longestAffix = 64
const separators: readonly string[] = ["", "-", "_", " "]

/** Every character that a canonical code may have. The index of a character is its value for the check character. */
export const everySymbol = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

const alphabets = {
  // No vowels, so no words; no 0 O, 1 I L or 5 S, and one only of 2 Z, M N and U V.
  safe: "BCDFGHJKMPQRTVWXY2346789",
  numeric: "0123456789",
  alpha: "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  alphanumeric: everySymbol,
}

/** The distinct characters a random part is drawn from, upper case, always in the order 0-9 A-Z. */
export function symbolsOf(format: CodeFormat): string {
  const drawn =
    format.alphabet === "custom" ? onlySymbols(format.custom_alphabet ?? "") : alphabets[format.alphabet]
  const excluded = onlySymbols(format.excluded_characters)
  return [...everySymbol].filter((symbol) => drawn.includes(symbol) && !excluded.includes(symbol)).join("")
}

/** What is wrong with a format, by field of its JSON; empty when codes can be made with it. */
export function codeFormatProblems(format: CodeFormat): { field: string; message: string }[] {
  const problems: { field: string; message: string }[] = []
  const refuseUnless = (isFine: boolean, field: keyof CodeFormat, message: string) => {
    if (!isFine) {
      problems.push({ field, message })
    }
  }
  const isCustom = format.alphabet === "custom"
  const custom = isCustom ? (format.custom_alphabet ?? "") : ""
  const isCustomPlain = /^[0-9A-Za-z]*$/.test(custom)
  const offered = symbolsOf({ ...format, excluded_characters: "" }).length
  refuseUnless(
    isCustomPlain,
    "custom_alphabet",
    "A custom alphabet may have only the letters A to Z and digits"
  )
  refuseUnless(
    !isCustomPlain || offered >= 2,
    "custom_alphabet",
    "A custom alphabet needs at least 2 characters"
  )
  refuseUnless(
    /^[0-9A-Za-z]*$/.test(format.excluded_characters),
    "excluded_characters",
    "Only the letters A to Z and digits can be excluded"
  )
  refuseUnless(
    offered < 2 || symbolsOf(format).length >= 2,
    "excluded_characters",
    "At least 2 characters must remain after the exclusions"
  )
  refuseUnless(
    isWholeWithin(format.length, 1, longestRandomPart),
    "length",
    `The length must be a whole number from 1 to ${longestRandomPart}`
  )
  for (const field of ["prefix", "suffix"] as const) {
    const name = field === "prefix" ? "A prefix" : "A suffix"
    refuseUnless(
      /^[0-9A-Za-z _-]*$/.test(format[field]),
      field,
      `${name} may have only the letters A to Z, digits, dashes, underscores and spaces`
    )
    refuseUnless(
      format[field].length <= longestAffix,
      field,
      `${name} may have at most ${longestAffix} characters`
    )
  }
  refuseUnless(
    !(canonicalLength(format) > longestCanonical),
    "length",
    `Prefix, random characters, check character and suffix may have at most ${longestCanonical} characters together`
  )
  refuseUnless(
    separators.includes(format.separator),
    "separator",
    "The separator must be a dash, an underscore, a space or empty"
  )
  refuseUnless(
    isWholeWithin(format.group_size, 0, largestGroup),
    "group_size",
    `The group size must be a whole number from 0 to ${largestGroup}`
  )
  return problems
}

/**
 * Puts a body (random characters, then the check character if the format has one) into the form people see and the
 * canonical form it stands for.
 */
export function composeCode(format: CodeFormat, body: string): { code: string; canonical: string } {
  return codeComposer(format)(body)
}

/** `composeCode` for many bodies: what does not depend on the body is worked out once. */
export function codeComposer(format: CodeFormat): (body: string) => { code: string; canonical: string } {
  const { separator, group_size } = format
  const { prefix, suffix } = affixesOf(format)
  const head = format.prefix === "" ? "" : format.prefix + separator
  const tail = format.suffix === "" ? "" : separator + format.suffix
  const group = group_size > 0 && separator !== "" ? groupsOf(group_size, separator) : (body: string) => body
  return (body) => ({ code: head + group(body) + tail, canonical: prefix + body + suffix })
}

/** Whether a canonical code has the shape of the format: prefix, suffix, length and characters. */
export function matchesFormat(format: CodeFormat, canonical: string): boolean {
  const { prefix, suffix } = affixesOf(format)
  if (
    canonical.length !== canonicalLength(format) ||
    !canonical.startsWith(prefix) ||
    !canonical.endsWith(suffix)
  ) {
    return false
  }
  const symbols = symbolsOf(format)
  const body = canonical.slice(prefix.length, canonical.length - suffix.length)
  return [...body].every((character) => symbols.includes(character))
}

const lookAlikes = ["0O", "1IL"]

/**
 * The code of this format that a canonical code was most likely meant to be, when only look-alikes (0 O, 1 I L) were
 * mistaken for each other; null when there is none or when the code is already as the format wants it.
 *
 * Lossless: it replaces a character only where the format can have exactly one of its look-alikes. Two members of a
 * group in the alphabet make that group unreadable for the whole format, so it is left as typed, prefix included.
 */
export function foldToFormat(format: CodeFormat, canonical: string): string | null {
  if (canonical.length !== canonicalLength(format)) {
    return null
  }
  const { prefix, suffix } = affixesOf(format)
  const symbols = symbolsOf(format)
  const groups = lookAlikes.filter((group) => membersIn(symbols, group).length < 2)
  const bodyEnd = canonical.length - suffix.length
  const folded = [...canonical].map((typed, index) => {
    const group = groups.find((candidates) => candidates.includes(typed))
    if (!group) {
      return typed
    }
    const possible =
      index < prefix.length ? prefix[index] : index < bodyEnd ? symbols : (suffix[index - bodyEnd] ?? "")
    return membersIn(possible, group)[0] ?? typed
  })
  const candidate = folded.join("")
  return candidate !== canonical && matchesFormat(format, candidate) ? candidate : null
}

const membersIn = (symbols: string, group: string) => [...group].filter((member) => symbols.includes(member))

/** Prefix and suffix as they count in the canonical form. */
export function affixesOf(format: CodeFormat): { prefix: string; suffix: string } {
  return { prefix: onlySymbols(format.prefix), suffix: onlySymbols(format.suffix) }
}

/** Characters of a canonical code of this format. */
export function canonicalLength(format: CodeFormat): number {
  const { prefix, suffix } = affixesOf(format)
  return prefix.length + format.length + (format.check_character ? 1 : 0) + suffix.length
}

const onlySymbols = (text: string) => text.replace(/[^0-9A-Za-z]/g, "").toUpperCase()

const isWholeWithin = (value: number, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most

function groupsOf(size: number, separator: string): (body: string) => string {
  return (body) => {
    let grouped = body.slice(0, size)
    for (let start = size; start < body.length; start += size) {
      grouped += separator + body.slice(start, start + size)
    }
    return grouped
  }
}
