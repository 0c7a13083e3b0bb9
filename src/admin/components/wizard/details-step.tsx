import { Checkbox, Input, Label, Text, Textarea } from "@medusajs/ui"
import type { UseFormReturn } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { useCustomerGroups } from "../../lib/api"
import { Choice } from "../shared/choice"
import { Field } from "../shared/field"
import type { CampaignDraft } from "./draft"
import type { Faults } from "./steps"

const targets = ["everyone", "segments", "hidden"] as const

export const DetailsStep = ({ form, faults }: { form: UseFormReturn<CampaignDraft>; faults: Faults }) => {
  const { t } = useTranslation("redemption")
  const { register, watch, setValue } = form
  const target = watch("visibility")
  return (
    <div className="flex flex-col gap-y-6">
      <Field label={t("wizard.name")} error={faults.name}>
        {(wiring) => <Input {...wiring} autoFocus {...register("name")} />}
      </Field>
      <Field label={t("wizard.description")} hint={t("wizard.descriptionHint")} error={faults.description}>
        {(wiring) => <Textarea {...wiring} {...register("description")} />}
      </Field>
      <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
        <Field label={t("wizard.starts")} hint={t("wizard.startsHint")} error={faults.starts_at}>
          {(wiring) => <Input {...wiring} type="datetime-local" {...register("starts_at")} />}
        </Field>
        <Field label={t("wizard.ends")} hint={t("wizard.endsHint")} error={faults.ends_at}>
          {(wiring) => <Input {...wiring} type="datetime-local" {...register("ends_at")} />}
        </Field>
      </div>
      <Field label={t("wizard.visibility")} hint={t("wizard.visibilityHint")}>
        {(wiring) => (
          <Choice
            {...wiring}
            value={target}
            onChange={(value) => setValue("visibility", value as (typeof targets)[number])}
            options={targets.map((value) => ({ value, label: t(`visibility.${value}`) }))}
          />
        )}
      </Field>
      {target === "segments" && <Groups form={form} error={faults["visibility.ids"]} />}
    </div>
  )
}

const Groups = ({ form, error }: { form: UseFormReturn<CampaignDraft>; error?: string }) => {
  const { t } = useTranslation("redemption")
  const { data } = useCustomerGroups()
  const chosen = form.watch("groups")
  const toggle = (id: string) =>
    form.setValue("groups", chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id])
  return (
    <fieldset className="flex flex-col gap-y-2">
      <legend className="txt-compact-small-plus mb-2">{t("wizard.groups")}</legend>
      {data?.customer_groups.length === 0 && <Text size="small">{t("wizard.noGroups")}</Text>}
      {data?.customer_groups.map((group) => (
        <div key={group.id} className="flex items-center gap-x-2">
          <Checkbox
            id={group.id}
            checked={chosen.includes(group.id)}
            onCheckedChange={() => toggle(group.id)}
          />
          <Label htmlFor={group.id} size="small">
            {group.name}
          </Label>
        </div>
      ))}
      {error && (
        <Text size="small" className="text-ui-fg-error" role="alert">
          {error}
        </Text>
      )}
    </fieldset>
  )
}
