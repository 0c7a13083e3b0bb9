import { Text, clx } from "@medusajs/ui"
import { useMemo } from "react"
import { codeFormatProblems } from "../../../domain/code-format"
import { createCodeGenerator } from "../../../domain/code-generator"
import { useWords } from "../../lib/words"
import { assessmentOf } from "./assessment"
import { formatOf, type BatchDraft } from "./drafts"

/** A few codes of the format, drawn here and never used, and how hard they are to guess. */
export const CodePreview = ({ draft }: { draft: BatchDraft }) => (
  <div className="divide-y">
    <Samples draft={draft} />
    <GuessOdds draft={draft} />
  </div>
)

const Samples = ({ draft }: { draft: BatchDraft }) => {
  const { t } = useWords()
  const format = JSON.stringify(formatOf(draft))
  const samples = useMemo(() => {
    const parsed = JSON.parse(format) as ReturnType<typeof formatOf>
    if (codeFormatProblems(parsed).length > 0) {
      return []
    }
    const fill = (bytes: Uint8Array) => void crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>)
    return createCodeGenerator(parsed, fill).draw(3)
  }, [format])
  return (
    <div className="flex flex-col gap-y-2 px-4 py-4">
      <Text size="small" weight="plus">
        {t("codeForm.samples")}
      </Text>
      {samples.length === 0 && <span className="text-ui-fg-subtle">–</span>}
      <ul className="flex flex-col gap-y-1">
        {samples.map(({ code }) => (
          <li key={code}>
            <bdi
              dir="ltr"
              className="bg-ui-bg-component shadow-borders-base block w-fit max-w-full break-all rounded px-2 py-1 font-mono text-[13px]"
            >
              {code}
            </bdi>
          </li>
        ))}
      </ul>
    </div>
  )
}

const looks = {
  weak: { bars: 1, color: "bg-ui-tag-red-icon" },
  fair: { bars: 2, color: "bg-ui-tag-orange-icon" },
  strong: { bars: 3, color: "bg-ui-tag-green-icon" },
} as const

const GuessOdds = ({ draft }: { draft: BatchDraft }) => {
  const { t, number } = useWords()
  const assessment = assessmentOf(draft)
  const level = levelOf(assessment)
  const { bars, color } = looks[level]
  const advice = adviceOf(assessment)
  return (
    <div className="flex flex-col gap-y-2 px-4 py-4" aria-live="polite">
      <div className="flex items-center justify-between gap-x-2">
        <Text size="small" weight="plus">
          {t("odds.title")}
        </Text>
        {assessment && <Text size="small">{t(`odds.${level}`)}</Text>}
      </div>
      <div aria-hidden className="flex gap-x-1">
        {[1, 2, 3].map((bar) => (
          <div
            key={bar}
            className={clx(
              "h-1.5 flex-1 rounded-full",
              assessment && bar <= bars ? color : "bg-ui-bg-component-pressed"
            )}
          />
        ))}
      </div>
      {assessment && (
        <Text size="small" className="text-ui-fg-subtle">
          {t("odds.oneIn", {
            odds: number(known(Math.max(1, Math.floor(1 / (assessment.guess_odds || 1))))),
          })}{" "}
          {t("odds.space", { space: number(known(Number(assessment.space))) })}
        </Text>
      )}
      {advice && (
        <Text size="small" className="text-ui-fg-error">
          {t(`odds.${advice.reason}`, { length: advice.suggested_length })}
        </Text>
      )}
    </div>
  )
}

/** Beyond what a number holds exactly, more digits than these would be made up. */
const known = (value: number) => (Number.isSafeInteger(value) ? value : Number(value.toPrecision(3)))

type Assessment = ReturnType<typeof assessmentOf>

function levelOf(assessment: Assessment): keyof typeof looks {
  const odds = assessment ? 1 / (assessment.guess_odds || Number.MIN_VALUE) : 0
  return assessment?.refusal || odds < 10_000 ? "weak" : odds < 1_000_000 ? "fair" : "strong"
}

const adviceOf = (assessment: Assessment) => assessment?.refusal ?? assessment?.warnings[0]
