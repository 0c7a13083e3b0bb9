import { Heading, Input, Text } from "@medusajs/ui"
import { useFormContext } from "react-hook-form"
import { faultAt, type Faults } from "../../lib/faults"
import { useWords } from "../../lib/words"
import { SelectField } from "../shared/choice"
import { Field } from "../shared/field"
import { limitPaths, type LimitDraft, type LimitsDraft } from "./drafts"

const units = ["total", "hour", "day", "week", "month", "year"] as const

/** How often and how much, per member and in all. Part of a form that has `limits`. */
export const LimitsFields = ({ faults }: { faults: Faults }) => {
  const { t } = useWords()
  return (
    <div className="flex flex-col gap-y-6">
      <Text size="small" className="text-ui-fg-subtle">
        {t("limits.hint")}
      </Text>
      <div className="flex flex-col gap-y-4">
        <Heading level="h3">{t("limits.member")}</Heading>
        <LimitFields name="memberExecutions" faults={faults} />
        <LimitFields name="memberUnits" faults={faults} />
      </div>
      <div className="flex flex-col gap-y-4 border-t pt-6">
        <Heading level="h3">{t("limits.campaign")}</Heading>
        <LimitFields name="campaignExecutions" faults={faults} />
        <LimitFields name="campaignUnits" faults={faults} />
      </div>
    </div>
  )
}

const LimitFields = ({ name, faults }: { name: keyof LimitsDraft; faults: Faults }) => {
  const { t } = useWords()
  const { register, watch, setValue } = useFormContext<{ limits: LimitsDraft }>()
  const path = `limits.${name}` as const
  const unit = watch(`${path}.unit`)
  const countFault = faultAt(faults, `${limitPaths[name]}.window`)
  const fault = countFault ? undefined : faultAt(faults, limitPaths[name])
  return (
    <div
      role="group"
      aria-label={t(`limits.${name}`)}
      className="grid grid-cols-1 gap-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1.5fr)]"
    >
      <Field label={t(`limits.${name}`)} hint={t("limits.none")} error={fault}>
        {(wiring) => <Input {...wiring} type="number" min={1} {...register(`${path}.value`)} />}
      </Field>
      {unit === "total" ? (
        <span aria-hidden className="max-sm:hidden" />
      ) : (
        <Field label={t("limits.count")} error={countFault}>
          {(wiring) => <Input {...wiring} type="number" min={1} {...register(`${path}.count`)} />}
        </Field>
      )}
      <SelectField
        label={t("limits.window")}
        value={unit}
        onChange={(value) => setValue(`${path}.unit`, value as LimitDraft["unit"], { shouldDirty: true })}
        options={units.map((value) => ({ value, label: t(`limits.unit.${value}`) }))}
      />
    </div>
  )
}
