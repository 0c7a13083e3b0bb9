import type { i18n, TFunction } from "i18next"
import { useEffect, useMemo, useSyncExternalStore } from "react"

/**
 * Every language but English is a chunk of its own that comes when it is wanted: ten of them in the dashboard's bundle
 * would be read by everybody and used by nobody. The keys are the dashboard's names of the languages.
 *
 * A chunk holds words and imports nothing that our pages import too (`admin/components/scanner/zxing.ts` says why). Its
 * file is not called index: the dashboard's build takes every file of that name below i18n for a whole dictionary.
 */
const languages: Readonly<Record<string, () => Promise<{ default: object }>>> = {
  ar: () => import("./ar/words"),
  de: () => import("./de/words"),
  es: () => import("./es/words"),
  fr: () => import("./fr/words"),
  it: () => import("./it/words"),
  ja: () => import("./ja/words"),
  nl: () => import("./nl/words"),
  pl: () => import("./pl/words"),
  ptBR: () => import("./ptBR/words"),
}

const fetched = new Map<string, object>()
/** Of those, what i18next has by now. */
const added = new WeakSet<object>()
const onTheirWay = new Set<string>()
const listeners = new Set<() => void>()

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Fetches a language once. One that cannot be fetched is asked for again by the next page; until then it is English. */
async function fetchLanguage(language: string): Promise<void> {
  if (!(language in languages) || fetched.has(language) || onTheirWay.has(language)) {
    return
  }
  onTheirWay.add(language)
  try {
    fetched.set(language, (await languages[language]()).default)
    listeners.forEach((listener) => listener())
  } finally {
    onTheirWay.delete(language)
  }
}

/** `ptBR` is the dashboard's name of a language, `pt-BR` is everybody else's. */
export const localeOf = (language: string) => language.replace(/^([a-z]{2})([A-Z]{2})$/, "$1-$2")

/** i18next asks for plural forms by the dashboard's name, finds none for `ptBR`, and would speak English instead. */
function withPlurals(t: TFunction, language: string): TFunction {
  const locale = localeOf(language)
  if (locale === language) {
    return t
  }
  const rules = new Intl.PluralRules(locale)
  const inPlural = (keys: string | string[], options?: { count?: number }) => {
    const count = options?.count
    return t(
      count === undefined ? keys : [keys].flat().flatMap((key) => [`${key}_${rules.select(count)}`, key]),
      options
    )
  }
  return inPlural as TFunction
}

/** `t` of our own words, which is another function as soon as the words of the dashboard's language are there. */
export function useOwnWords(i18n: i18n) {
  const { language } = i18n
  const words = useSyncExternalStore(subscribe, () => fetched.get(language))
  useEffect(() => {
    fetchLanguage(language).catch(() => undefined)
  }, [language])
  // A new function when the words arrive: lists that were made with the old one are made anew.
  return useMemo(() => {
    // Once: every cell of every table asks for its words.
    if (words && !added.has(words)) {
      i18n.addResourceBundle(language, "redemption", words, true, true)
      added.add(words)
    }
    return withPlurals(i18n.getFixedT(language, "redemption"), language)
  }, [i18n, language, words])
}

/**
 * Asked for as soon as our code is read: by the time that the dashboard knows who is there, the first page need not
 * begin in English. Where the dashboard keeps its language, in the order in which it looks.
 */
const kept = /(?:^|;\s*)lng=([^;]+)/.exec(document.cookie)?.[1] ?? localStorage.getItem("lng") ?? ""
fetchLanguage(kept).catch(() => undefined)
