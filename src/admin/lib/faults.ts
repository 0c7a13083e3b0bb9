import { messageOf } from "./api/client"
import type { useWords } from "./words"

/** The fault of each field, by its path in what the API is sent. */
export type Faults = Record<string, string>

type Issue = {
  path: PropertyKey[]
  message: string
  code?: string
  minimum?: number | bigint
  maximum?: number | bigint
  origin?: string
}
type Parsed = { error?: { issues: readonly Issue[] } }
type Words = ReturnType<typeof useWords>

/** What a contract finds wrong, the first fault of each field, in words for whoever fills it in. */
export function faultsOf({ error }: Parsed, words: Pick<Words, "t" | "number">): Faults {
  const faults: Faults = {}
  for (const issue of error?.issues ?? []) {
    faults[issue.path.map(String).join(".")] ??= inWords(issue, words)
  }
  return faults
}

/** Contracts have words of their own for what is special to them; the rest is said here. */
function inWords(issue: Issue, { t, number }: Pick<Words, "t" | "number">): string {
  const { code, minimum, maximum, origin } = issue
  const isText = origin === "string" || origin === "array"
  switch (code) {
    case "invalid_type":
      return t("fault.missing")
    case "too_small":
      return isText ? t("fault.missing") : t("fault.tooSmall", { least: number(Number(minimum)) })
    case "too_big":
      return t(isText ? "fault.tooLong" : "fault.tooBig", { most: number(Number(maximum)) })
    default:
      return issue.message
  }
}

/** The faults that an answer of the API names ("Invalid request: name: must not be blank; …"); none for other errors. */
export function faultsInAnswer(error: unknown): Faults {
  const list = /^Invalid request: (.*)$/s.exec(messageOf(error))?.[1]
  const faults: Faults = {}
  for (const part of list?.split("; ") ?? []) {
    const [, field, message] = /^([\w.]+): (.*)$/s.exec(part) ?? []
    if (field && message) {
      faults[field] ??= message
    }
  }
  return faults
}

/** The fault of a field, or of any of its parts. */
export const faultAt = (faults: Faults, field: string): string | undefined =>
  Object.entries(faults).find(([path]) => path === field || path.startsWith(`${field}.`))?.[1]
