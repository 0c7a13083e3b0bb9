export type CanonicalOutcome =
  | { canonical: string }
  | { problem: "empty" | "too_long" | "invalid_characters" }

/** UTF-16 units that are looked at; a link with tracking parameters fits, a pasted document does not. */
const longestInput = 512
export const longestCanonical = 64

// Characters that take no room on screen and come along when text is copied from chats and web pages.
const invisible =
  "\\u00AD\\u180E\\u200B-\\u200D\\u2060-\\u2064\\uFEFF\\p{Bidi_Control}\\p{Variation_Selector}"
// The minus sign and the hyphen bullet are no dashes to Unicode. Nor is U+30FC, but it is what the "-" key gives
// with a Japanese keyboard.
const dashes = "\\p{Pd}\\u2212\\u2043\\u30FC"

const ignored = new RegExp(`[\\s_${dashes}${invisible}]`, "gu")
const leadingBlank = new RegExp(`^[\\s${invisible}]+`, "u")
/** What a scanner may put in front to name the kind of symbol it read (AIM), such as `]C1` or `]Q3`. */
const symbologyIdentifier = /^\][A-Za-z][0-9A-Za-z]/
// NFKC would turn the long s, alone or in its ligature, into an ASCII letter that nobody typed.
const longS = /[\u017F\uFB05]/
const loneSurrogate = /\p{Cs}/u

/**
 * The one form in which codes are stored, compared and searched: 1 to 64 characters of 0-9 and A-Z.
 *
 * Takes what people type, paste and scan: any case, spaces, dashes, underscores, full-width and invisible characters,
 * a scanner's symbology identifier, or an http(s) link that carries the code in the query parameter
 * `link_parameter` ("code" when left out), else in its last path segment. A link without a scheme is not recognised.
 *
 * Never throws. `toCanonical(canonical)` is always the same canonical again. It stays text: "007" is not 7.
 */
export function toCanonical(input: string, options: { link_parameter?: string } = {}): CanonicalOutcome {
  if (input.length > longestInput) {
    return { problem: "too_long" }
  }
  if (loneSurrogate.test(input)) {
    return { problem: "invalid_characters" }
  }
  const text = input.replace(leadingBlank, "").replace(symbologyIdentifier, "").trim()
  const code = codeInLink(text, options.link_parameter ?? "code") ?? text
  if (longS.test(code)) {
    return { problem: "invalid_characters" }
  }
  const cleaned = code.normalize("NFKC").replace(ignored, "")
  if (cleaned === "") {
    return { problem: "empty" }
  }
  if (!/^[0-9A-Za-z]+$/.test(cleaned)) {
    return { problem: "invalid_characters" }
  }
  // Only ASCII is left, so upper-casing depends on no language.
  return cleaned.length > longestCanonical ? { problem: "too_long" } : { canonical: cleaned.toUpperCase() }
}

/**
 * Enough of a canonical code to recognise it in a log, never enough to redeem it: at most four characters and at most
 * a third of the code, such as "AB…9K".
 */
export function maskCode(canonical: string): string {
  const shown = Math.min(4, Math.floor(canonical.length / 3))
  const last = Math.floor(shown / 2)
  return `${canonical.slice(0, shown - last)}…${canonical.slice(canonical.length - last)}`
}

/** The code that a link carries ("" when it carries none), or null when the text is not an http(s) link. */
function codeInLink(text: string, parameter: string): string | null {
  const link = parseLink(text)
  if (!link) {
    return null
  }
  const value = link.searchParams.get(parameter)
  if (value !== null) {
    return value
  }
  const segments = link.pathname.split("/").filter((segment) => segment !== "")
  return decodePercents(segments.at(-1) ?? "")
}

function parseLink(text: string): URL | null {
  if (!/^https?:\/\//i.test(text)) {
    return null
  }
  try {
    return new URL(text)
  } catch {
    return null
  }
}

function decodePercents(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    // The percent sign stays in and is refused with the other characters that no code has.
    return segment
  }
}
