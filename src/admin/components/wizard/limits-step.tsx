import { Input, Text } from "@medusajs/ui"
import type { UseFormReturn } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { Choice } from "../shared/choice"
import { Field } from "../shared/field"
import type { CampaignDraft, LimitDraft } from "./draft"
import type { Faults } from "./steps"

const units = ["total", "hour", "day", "week", "month", "year"] as const

export const LimitsStep = ({ form, faults }: { form: UseFormReturn<CampaignDraft>; faults: Faults }) => {
  const { t } = useTranslation("redemption")
  return (
    <div className="flex flex-col gap-y-6">
      <Text size="small" className="text-ui-fg-subtle">
        {t("wizard.limitsHint")}
      </Text>
      <LimitFields form={form} name="memberExecutions" error={faultAt(faults, "member.executions")} />
      <LimitFields form={form} name="campaignExecutions" error={faultAt(faults, "campaign.executions")} />
      <LimitFields form={form} name="budget" error={faultAt(faults, "campaign.units")} />
    </div>
  )
}

const faultAt = (faults: Faults, part: string) =>
  Object.entries(faults).find(([field]) => field.startsWith(`limits.${part}`))?.[1]

const LimitFields = ({
  form: { register, watch, setValue },
  name,
  error,
}: {
  form: UseFormReturn<CampaignDraft>
  name: "memberExecutions" | "campaignExecutions" | "budget"
  error?: string
}) => {
  const { t } = useTranslation("redemption")
  return (
    <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
      <Field label={t(`limit.${name}`)} hint={t("wizard.noLimit")} error={error}>
        {(wiring) => <Input {...wiring} type="number" min={1} {...register(`${name}.value`)} />}
      </Field>
      <Field label={t("wizard.window")}>
        {(wiring) => (
          <Choice
            {...wiring}
            value={watch(`${name}.unit`)}
            onChange={(value) => setValue(`${name}.unit`, value as LimitDraft["unit"])}
            options={units.map((value) => ({ value, label: t(`unit.${value}`) }))}
          />
        )}
      </Field>
    </div>
  )
}
