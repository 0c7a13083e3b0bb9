import { hasValidCheckCharacter } from "./check-character"
import { foldToFormat, matchesFormat, type CodeFormat } from "./code-format"

/**
 * How a typed code may be read, given the formats that are in use.
 *
 * What was typed comes first; its look-alike readings (0 for O, 1 for I) follow, each only where a format makes it
 * the one possible reading. They count only when the typed one is not a code itself.
 */
export function readings(canonical: string, formats: readonly CodeFormat[]): string[] {
  const folded = formats
    .map((format) => foldToFormat(format, canonical))
    .filter((reading) => reading !== null)
  // A code that matches thousands of formats is not worth thousands of look-ups.
  return [...new Set([canonical, ...folded])].slice(0, 20)
}

/** A code that could only belong to formats with a check character, and fails it: a typing error, not a guess. */
export function failsCheckCharacter(canonical: string, formats: readonly CodeFormat[]): boolean {
  const matching = formats.filter((format) => matchesFormat(format, canonical))
  return (
    matching.length > 0 &&
    matching.every((format) => format.check_character) &&
    !hasValidCheckCharacter(canonical)
  )
}
