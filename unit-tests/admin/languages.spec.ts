import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { menus, menuWords } from "../../src/admin/i18n/menu"

const admin = join(__dirname, "../../src/admin")
const folder = join(admin, "i18n")

/** Languages as the dashboard names them, with the name that Intl has for each. */
const languages: Record<string, string> = {
  ar: "ar",
  de: "de",
  es: "es",
  fr: "fr",
  it: "it",
  ja: "ja",
  nl: "nl",
  pl: "pl",
  ptBR: "pt-BR",
}

type Words = { [key: string]: string | Words }

const areas = readdirSync(join(folder, "en")).sort()
const fileOf = (language: string, area: string) =>
  JSON.parse(readFileSync(join(folder, language, area), "utf8")) as Words

/** "a.b.c" → text, over all areas. */
function flat(words: Words, path = ""): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${path}${key}`, value] as [string, string]] : flat(value, `${path}${key}.`)
  )
}

const wordsOf = (language: string) => new Map(areas.flatMap((area) => flat(fileOf(language, area))))
const english = wordsOf("en")

const pluralForm = /_(zero|one|two|few|many|other)$/
const stemOf = (key: string) => key.replace(pluralForm, "")
const placeholders = (text: string) => [...new Set(text.match(/\{\{[^}]+\}\}/g) ?? [])].sort()
/** Keys with plural forms in English. */
const plurals = new Set(
  [...english.keys()].map(stemOf).filter((stem) => english.has(`${stem}_one`) && english.has(`${stem}_other`))
)

it("no two areas share a top-level key", () => {
  const keys = areas.flatMap((area) => Object.keys(fileOf("en", area)))
  expect(keys).toHaveLength(new Set(keys).size)
})

describe.each(Object.entries(languages))("%s", (language, locale) => {
  const words = wordsOf(language)

  it("has the words of every area, and no others", () => {
    const stems = (map: Map<string, string>) => [
      ...new Set([...map.keys()].map((key) => (plurals.has(stemOf(key)) ? stemOf(key) : key))),
    ]
    expect(stems(words).sort()).toEqual(stems(english).sort())
    expect([...words].filter(([, text]) => text.trim() === "")).toEqual([])
  })

  it("has every plural form that the language knows", () => {
    const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions()
    const missing = [...plurals].flatMap((stem) =>
      pluralCategories.map((form) => `${stem}_${form}`).filter((key) => !words.has(key))
    )
    expect(missing).toEqual([])
  })

  it("has the same placeholders", () => {
    const wrong = [...words].flatMap(([key, text]) => {
      const model = english.get(key) ?? english.get(`${stemOf(key)}_other`) ?? ""
      const [given, wanted] = [placeholders(text), placeholders(model)]
      // A form for one or two may say the number as a word.
      const isFine = pluralForm.test(key)
        ? given.every((one) => wanted.includes(one)) &&
          wanted.every((one) => one === "{{count}}" || given.includes(one))
        : given.join() === wanted.join()
      return isFine ? [] : [`${key}: ${given.join(" ")} for ${wanted.join(" ")}`]
    })
    expect(wrong).toEqual([])
  })

  it("says in the sidebar what its pages are called", () => {
    for (const [key, text] of flat(menuWords(menus[language]))) {
      expect(`${key}: ${words.get(key)}`).toBe(`${key}: ${text}`)
    }
  })
})

describe("the pages", () => {
  const sources = (readdirSync(admin, { recursive: true }) as string[])
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => [file, readFileSync(join(admin, file), "utf8")] as const)

  it("name no word that is not there", () => {
    const known = new Set([...english.keys()].flatMap((key) => [key, stemOf(key)]))
    const unknown = sources.flatMap(([file, text]) =>
      [...text.matchAll(/(?<![\w.])t\(\s*"([^"]+)"/g)]
        .map(([, key]) => key)
        .filter((key) => !known.has(key))
        .map((key) => `${file}: ${key}`)
    )
    expect(unknown).toEqual([])
  })

  it("find something for what they put together", () => {
    const keys = [...english.keys()]
    const hopeless = sources.flatMap(([file, text]) =>
      [...text.matchAll(/(?<![\w.])t\(\s*`([^`]*)`/g)]
        .map(([, template]) => template)
        .filter((template) => {
          const parts = template.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^()|[\]\\]/g, "\\$&"))
          const pattern = new RegExp(`^${parts.join(".+")}(_\\w+)?$`)
          return !keys.some((key) => pattern.test(key))
        })
        .map((template) => `${file}: ${template}`)
    )
    expect(hopeless).toEqual([])
  })
})
