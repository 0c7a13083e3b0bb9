import { Input, Label, Switch, Text, Textarea } from "@medusajs/ui"
import { useId } from "react"
import { useFormContext } from "react-hook-form"
import type { Faults } from "../../lib/faults"
import { useWords } from "../../lib/words"
import { DateField } from "../shared/date-field"
import { Field } from "../shared/field"
import type { DetailsDraft } from "./drafts"

/** What a campaign is called and when it runs. */
export const DetailsFields = ({ faults }: { faults: Faults }) => {
  const { t } = useWords()
  const id = useId()
  const { register, watch, setValue } = useFormContext<DetailsDraft>()
  const date = (name: "starts_at" | "ends_at") => {
    const value = watch(name)
    return {
      value: value === "" ? null : new Date(value),
      onChange: (next: Date | null) => setValue(name, next ? next.toISOString() : "", { shouldDirty: true }),
      error: faults[name],
    }
  }
  return (
    <>
      <Field label={t("details.name")} hint={t("details.nameHint")} error={faults.name}>
        {(wiring) => <Input {...wiring} autoFocus autoComplete="off" {...register("name")} />}
      </Field>
      <Field
        label={t("details.description")}
        hint={t("details.descriptionHint")}
        isOptional
        error={faults.description}
      >
        {(wiring) => <Textarea {...wiring} rows={3} {...register("description")} />}
      </Field>
      <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
        <DateField label={t("details.starts")} hint={t("details.startsHint")} {...date("starts_at")} />
        <DateField label={t("details.ends")} hint={t("details.endsHint")} {...date("ends_at")} />
        <Field label={t("details.order")} hint={t("details.orderHint")} error={faults.display_order}>
          {(wiring) => <Input {...wiring} type="number" {...register("display_order")} />}
        </Field>
      </div>
      <div className="bg-ui-bg-component shadow-borders-base flex items-start gap-x-3 rounded-lg p-3">
        <Switch
          id={id}
          size="small"
          className="mt-0.5"
          aria-describedby={`${id}-hint`}
          checked={watch("reverse_on_order_cancel")}
          onCheckedChange={(checked) => setValue("reverse_on_order_cancel", checked, { shouldDirty: true })}
        />
        <div>
          <Label htmlFor={id} size="small" weight="plus">
            {t("details.reverse")}
          </Label>
          <Text id={`${id}-hint`} size="small" className="text-ui-fg-subtle">
            {t("details.reverseHint")}
          </Text>
        </div>
      </div>
    </>
  )
}
