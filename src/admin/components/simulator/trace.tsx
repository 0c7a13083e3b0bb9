import { CheckCircleSolid, XCircleSolid } from "@medusajs/icons"
import { Badge, Heading, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import type { AttributeProblem } from "../../../domain/event-schema"
import { useWords } from "../../lib/words"
import { useNames } from "./names"
import { checkGroups, entriesOf, rulesIn, wordsOf, type RuleTrace, type TraceEntry } from "./trace-words"

/** Every check in the order in which it is made, in words, with what was expected and what was found. */
export const Trace = ({
  trace,
  rules,
  problems = [],
}: {
  trace: TraceEntry[]
  /** The campaign's, in its order: the trace counts them from 0. */
  rules: readonly { name: string }[]
  problems?: AttributeProblem[]
}) => {
  const { t } = useWords()
  const found = rulesIn(trace, rules.length)
  return (
    <ol className="flex flex-col gap-y-6">
      {checkGroups.map((group) => {
        const entries = entriesOf(trace, group)
        const isReached = entries.length > 0 || (group === "rules" && found.length > 0)
        return (
          <li key={group} className="flex flex-col gap-y-2">
            <Heading level="h3">{t(`checkGroup.${group}`)}</Heading>
            {!isReached && (
              <Text size="small" className="text-ui-fg-subtle">
                {t("verdict.notReached")}
              </Text>
            )}
            {group === "rules" &&
              found.map((rule) => (
                <RuleEntries key={rule.index} rule={rule} name={rules[rule.index]?.name ?? ""} />
              ))}
            <ul className="flex flex-col gap-y-2">
              {entries.map((entry) => (
                <Entry key={entry.check} entry={entry} problems={problems} />
              ))}
            </ul>
          </li>
        )
      })}
    </ol>
  )
}

const Entry = ({ entry, problems }: { entry: TraceEntry; problems: AttributeProblem[] }) => {
  const { t } = useWords()
  return (
    <Line
      passed={entry.passed}
      words={t(`check.${wordsOf(entry.check)}.${entry.passed ? "passed" : "failed"}`)}
    >
      {entry.check === "event_attributes" ? <Problems problems={problems} /> : <Comparison entry={entry} />}
    </Line>
  )
}

/** What was asked for and what was there. A status that is as it should be says nothing more. */
const Comparison = ({ entry: { check, passed, expected, actual } }: { entry: TraceEntry }) => {
  const { t } = useWords()
  const { value } = useNames()
  if (expected === undefined || expected === null || (passed && check === "campaign_status")) {
    return null
  }
  const shown = (given: unknown) =>
    check === "campaign_status" ? t(`campaignStatus.${String(given)}`) : value(given)
  return <Found expected={shown(expected)} actual={shown(actual)} />
}

const RuleEntries = ({ rule, name }: { rule: RuleTrace; name: string }) => {
  const { t } = useWords()
  const { condition, value } = useNames()
  const number = rule.index + 1
  return (
    <section className="bg-ui-bg-component shadow-elevation-card-rest flex flex-col gap-y-2 rounded-lg p-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Text size="small" weight="plus">
          {name ? t("condition.ruleNamed", { number, name }) : t("condition.rule", { number })}
        </Text>
        <Badge size="2xsmall" color={rule.holds ? "green" : "grey"}>
          {t(rule.holds ? "condition.ruleHolds" : "condition.ruleFails")}
        </Badge>
      </div>
      <ul className="flex flex-col gap-y-2">
        {rule.referrer && (
          <Line
            passed={rule.referrer.passed}
            words={t(`check.referrer.${rule.referrer.passed ? "passed" : "failed"}`)}
          />
        )}
        {rule.conditions.map((one) => (
          <Line key={one.check} passed={one.passed} words={condition(one)}>
            <Found actual={value(one.actual)} />
          </Line>
        ))}
        {rule.conditions.length === 0 && !rule.referrer && <Line passed words={t("condition.always")} />}
      </ul>
    </section>
  )
}

const Line = ({ passed, words, children }: { passed: boolean; words: string; children?: ReactNode }) => {
  const { t } = useWords()
  return (
    <li className="flex items-start gap-x-2">
      {passed ? (
        <CheckCircleSolid className="text-ui-tag-green-icon mt-0.5 shrink-0" aria-hidden />
      ) : (
        <XCircleSolid className="text-ui-tag-red-icon mt-0.5 shrink-0" aria-hidden />
      )}
      <div className="flex min-w-0 flex-col">
        <Text size="small" className="break-words">
          <span className="sr-only">{t(passed ? "verdict.passed" : "verdict.failed")}: </span>
          {words}
        </Text>
        {children}
      </div>
    </li>
  )
}

const Found = ({ expected, actual }: { expected?: string; actual: string }) => {
  const { t } = useWords()
  return (
    <dl className="txt-small text-ui-fg-subtle flex flex-wrap gap-x-4">
      {expected !== undefined && (
        <div className="flex gap-x-1">
          <dt>{t("verdict.expected")}:</dt>
          <dd>
            <bdi>{expected}</bdi>
          </dd>
        </div>
      )}
      <div className="flex gap-x-1">
        <dt>{t("verdict.actual")}:</dt>
        <dd>
          <bdi>{actual}</bdi>
        </dd>
      </div>
    </dl>
  )
}

/** Which attribute of the event is wrong, and how: the store API says it in the same words. */
const Problems = ({ problems }: { problems: AttributeProblem[] }) => {
  const { t } = useWords()
  return (
    <ul className="txt-small text-ui-fg-subtle">
      {problems.map((problem) => (
        <li key={problem.attribute}>{t("condition.problem", problem)}</li>
      ))}
    </ul>
  )
}
