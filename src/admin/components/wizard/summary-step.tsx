import { Alert, Button, Label, Switch, Text } from "@medusajs/ui"
import { useId, type ReactNode } from "react"
import { useFormContext } from "react-hook-form"
import type { Rule } from "../../../domain/rules"
import type { Faults } from "../../lib/faults"
import { useWords } from "../../lib/words"
import { useLimitSentences, useRuleSentences } from "../rules/sentences"
import type { CampaignDraft, payloadOf } from "./draft"
import { faultsIn, type Step } from "./steps"

/** Everything once more, step by step, each with a way back to it. */
export const SummaryStep = ({
  payload,
  faults,
  failure,
  onEdit,
}: {
  payload: ReturnType<typeof payloadOf>
  faults: Faults
  failure?: string
  onEdit: (step: Step) => void
}) => {
  const { t, number, dateTime } = useWords()
  const id = useId()
  const { watch, setValue } = useFormContext<CampaignDraft>()
  const draft = watch()
  const { ruleInWords } = useRuleSentences(payload.rules as Rule[])
  const limits = useLimitSentences()(payload.limits)
  const isGenerated = draft.code_source === "generate"
  const part = (step: Step, lines: ReactNode[]) => (
    <div key={step} className="flex items-start justify-between gap-x-4 px-4 py-3">
      <div className="flex min-w-0 flex-col gap-y-1">
        <Text size="small" weight="plus">
          {t(`step.${step}`)}
        </Text>
        {lines.map((line, index) => (
          <Text key={index} size="small" className="text-ui-fg-subtle break-words">
            {line}
          </Text>
        ))}
        {faultsIn(step, faults).map((field) => (
          <Text key={field} size="small" className="text-ui-fg-error">
            {faults[field]}
          </Text>
        ))}
      </div>
      <Button
        type="button"
        size="small"
        variant="transparent"
        aria-label={t("wizard.editStep", { step: t(`step.${step}`) })}
        onClick={() => onEdit(step)}
      >
        {t("wizard.edit")}
      </Button>
    </div>
  )
  return (
    <div className="flex flex-col gap-y-6">
      <div className="bg-ui-bg-base shadow-elevation-card-rest divide-y rounded-lg">
        {part("codes", [
          isGenerated
            ? t("wizard.willGenerate", {
                count: Number(draft.batch.quantity) || 0,
                quantity: number(Number(draft.batch.quantity) || 0),
              })
            : t("wizard.willImport"),
        ])}
        {part("details", [
          draft.name,
          draft.starts_at
            ? t("wizard.startsAt", { date: dateTime(draft.starts_at) })
            : t("wizard.startsAtOnce"),
          draft.ends_at ? t("wizard.endsAt", { date: dateTime(draft.ends_at) }) : t("wizard.endsNever"),
          t("wizard.visibleTo", { who: t(`visibility.${draft.visibility.target}`) }),
        ])}
        {part("rules", (payload.rules as Rule[]).map(ruleInWords))}
        {part("limits", limits.length > 0 ? limits : [t("wizard.noLimits")])}
      </div>
      {failure && (
        <Alert variant="error" role="alert">
          {failure}
        </Alert>
      )}
      <div className="bg-ui-bg-component shadow-borders-base flex items-start gap-x-3 rounded-lg p-3">
        <Switch
          id={id}
          size="small"
          className="mt-0.5"
          aria-describedby={`${id}-hint`}
          checked={draft.activate}
          onCheckedChange={(checked) => setValue("activate", checked, { shouldDirty: true })}
        />
        <div>
          <Label htmlFor={id} size="small" weight="plus">
            {t("wizard.activate")}
          </Label>
          <Text id={`${id}-hint`} size="small" className="text-ui-fg-subtle">
            {t(isGenerated ? "wizard.activateHint" : "wizard.activateImportHint")}
          </Text>
        </div>
      </div>
    </div>
  )
}
