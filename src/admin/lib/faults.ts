import { faultInWords, type FaultWords } from "./fault-words"
import { messageOf } from "./message"

/** The fault of each field, by its path in what the API is sent. */
export type Faults = Record<string, string>

type Issue = {
  path: PropertyKey[]
  message: string
  code?: string
  minimum?: number | bigint
  maximum?: number | bigint
  origin?: string
  expected?: string
  /** What is wrong with a key, or with what was read of a text. */
  issues?: readonly Issue[]
}
type Parsed = { error?: { issues: readonly Issue[] } }

/** What a contract finds wrong, the first fault of each field, in words for whoever fills it in. */
export function faultsOf({ error }: Parsed, words: FaultWords): Faults {
  const faults: Faults = {}
  for (const issue of error?.issues ?? []) {
    faults[issue.path.map(String).join(".")] ??= inWords(issue, words)
  }
  return faults
}

/** What a contract finds, by its kind where that says enough. */
function inWords(issue: Issue, words: FaultWords): string {
  const { t, number } = words
  const { code, minimum, maximum, origin, expected, issues } = issue
  const isText = origin === "string" || origin === "array"
  switch (code) {
    case "invalid_type":
      return t(expected === "int" ? "fault.whole" : "fault.missing")
    case "too_small":
      return isText ? t("fault.missing") : t("fault.tooSmall", { least: number(Number(minimum)) })
    case "too_big":
      return t(isText ? "fault.tooLong" : "fault.tooBig", { most: number(Number(maximum)) })
    case "invalid_key":
      return issues?.[0] ? inWords(issues[0], words) : faultInWords(issue.message, words)
    default:
      return faultInWords(issue.message, words)
  }
}

/** What only the domain knows of rules, beside what their contract has found. */
export function addProblems(
  faults: Faults,
  problems: readonly { field: string; message: string }[],
  words: FaultWords
): void {
  for (const { field, message } of problems) {
    faults[field] ??= faultInWords(message, words)
  }
}

/** The faults that an answer of the API names ("Invalid request: name: must not be blank; …"); none for other errors. */
export function faultsInAnswer(error: unknown, words: FaultWords): Faults {
  const list = /^Invalid request: (.*)$/s.exec(messageOf(error))?.[1]
  const faults: Faults = {}
  for (const part of list?.split("; ") ?? []) {
    const [, field, message] = /^([\w.]+): (.*)$/s.exec(part) ?? []
    if (field && message) {
      faults[field] ??= faultInWords(message, words)
    }
  }
  return faults
}

/** An error for staff to read: what is wrong with what was sent, in their words; otherwise what the API says. */
export function errorInWords(error: unknown, words: FaultWords): string {
  const faults = Object.values(faultsInAnswer(error, words))
  return faults.length > 0 ? [...new Set(faults)].join(" ") : faultInWords(messageOf(error), words)
}

/** The fault of a field, or of any of its parts. */
export const faultAt = (faults: Faults, field: string): string | undefined =>
  Object.entries(faults).find(([path]) => path === field || path.startsWith(`${field}.`))?.[1]
