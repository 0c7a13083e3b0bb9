import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { localeOf, useOwnWords } from "../i18n/languages"

type Moment = string | Date | null | undefined

/**
 * Words, numbers and dates in the language of the dashboard. `t` has our own texts, `core` the dashboard's: everyday
 * verbs come from there, so that they exist in every language of Medusa (`core("actions.save")`).
 */
export function useWords() {
  const { t: core, i18n } = useTranslation("translation")
  const t = useOwnWords(i18n)
  const locale = localeOf(i18n.language)
  const formats = useMemo(() => {
    const number = new Intl.NumberFormat(locale)
    const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 })
    const date = new Intl.DateTimeFormat(locale, { dateStyle: "medium" })
    const moment = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" })
    const list = new Intl.ListFormat(locale, { type: "conjunction" })
    const choice = new Intl.ListFormat(locale, { type: "disjunction" })
    const shown = (format: Intl.DateTimeFormat) => (at: Moment) => (at ? format.format(new Date(at)) : "–")
    return {
      number: (value: number) => number.format(value),
      percent: (share: number) => percent.format(share),
      /** 26 Nov 2026; a dash for no date. */
      date: shown(date),
      /** 26 Nov 2026, 09:30 on the clock of whoever looks; a dash for no moment. */
      dateTime: shown(moment),
      /** A, B and C */
      list: (items: string[]) => list.format(items),
      /** A, B or C */
      choice: (items: string[]) => choice.format(items),
    }
  }, [locale])
  return { t, core, locale, ...formats }
}
