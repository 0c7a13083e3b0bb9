import type { RefusalCode } from "../refusal"
import { ar } from "./ar"
import { de } from "./de"
import { es } from "./es"
import { fr } from "./fr"
import { it } from "./it"
import { ja } from "./ja"
import { nl } from "./nl"
import { pl } from "./pl"
import { ptBR } from "./pt-BR"

/** What members read, code by code; `redeem_again` with the moment in place of {{moment}}. */
export type RefusalWords = Record<RefusalCode | "redeem_again", string>

/** English is in the refusal table itself. Adding a language = its file + its line here. */
export const refusalWords: Readonly<Record<string, RefusalWords>> = {
  de,
  fr,
  es,
  it,
  pl,
  "pt-BR": ptBR,
  nl,
  ja,
  ar,
}

/**
 * The language that a locale is served in: its own ("pt-BR"), else that of its first part ("de-AT" → "de"), else any of
 * the same first part ("pt" → "pt-BR"). Null: English.
 */
export function languageFor(locale: string | null | undefined): string | null {
  const wanted = locale?.toLowerCase() ?? ""
  const [first] = wanted.split("-")
  const known = Object.keys(refusalWords)
  return (
    known.find((language) => language.toLowerCase() === wanted) ??
    known.find((language) => language === first) ??
    known.find((language) => first !== "" && language.startsWith(`${first}-`)) ??
    null
  )
}
