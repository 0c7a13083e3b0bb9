import { Input, Text } from "@medusajs/ui"
import { useState } from "react"
import { useForm } from "react-hook-form"
import type { CreateTier } from "../../../contracts/tier"
import { useCustomerGroups } from "../../lib/api/shop"
import { useWords } from "../../lib/words"
import { SelectField } from "../shared/choice"
import { Field } from "../shared/field"
import { FormDrawer } from "../shared/form-drawer"

export type TierDraft = { name: string; threshold: string; customer_group_id: string; display_order: string }

/** A select cannot hold an empty value. */
const none = "none"

export const tierDraftOf = (tier: Omit<CreateTier, "name"> & { name: string }): TierDraft => ({
  name: tier.name,
  threshold: String(tier.threshold),
  customer_group_id: tier.customer_group_id ?? none,
  display_order: String(tier.display_order),
})

const tierOf = (draft: TierDraft): CreateTier => ({
  name: draft.name.trim(),
  threshold: Number(draft.threshold),
  customer_group_id: draft.customer_group_id === none ? null : draft.customer_group_id,
  display_order: Number(draft.display_order),
})

const isWhole = (typed: string) => typed.trim() !== "" && Number.isSafeInteger(Number(typed))

function faultsOf({ name, threshold, display_order }: TierDraft): Partial<Record<keyof TierDraft, string>> {
  return {
    ...(name.trim() === "" ? { name: "faultName" } : {}),
    ...(isWhole(threshold) && Number(threshold) >= 0 ? {} : { threshold: "faultThreshold" }),
    ...(isWhole(display_order) ? {} : { display_order: "faultOrder" }),
  }
}

/** The one form of a tier, for a new one and for one that is there. */
export const TierDrawer = ({
  title,
  initial,
  onSave,
  isPending,
  error,
}: {
  title: string
  initial: TierDraft
  onSave: (tier: CreateTier) => void
  isPending: boolean
  error: unknown
}) => {
  const { t } = useWords()
  const form = useForm<TierDraft>({ defaultValues: initial })
  const { data: groups } = useCustomerGroups()
  const [wasTried, setTried] = useState(false)
  const { register, setValue } = form
  const draft = form.watch()
  const faults = faultsOf(draft)
  const fault = (field: keyof TierDraft) =>
    wasTried && faults[field] ? t(`tierForm.${faults[field]}`) : undefined
  const submit = () => {
    setTried(true)
    if (Object.keys(faults).length === 0) {
      onSave(tierOf(draft))
    }
  }
  return (
    <FormDrawer title={title} form={form} onSubmit={submit} isPending={isPending} error={error}>
      <Field label={t("tierForm.name")} error={fault("name")}>
        {(wiring) => <Input {...wiring} autoFocus autoComplete="off" {...register("name")} />}
      </Field>
      <Field label={t("tierForm.threshold")} hint={t("tierForm.thresholdHint")} error={fault("threshold")}>
        {(wiring) => <Input {...wiring} type="number" min={0} step={1} {...register("threshold")} />}
      </Field>
      <SelectField
        label={t("tierForm.group")}
        hint={t("tierForm.groupHint")}
        value={draft.customer_group_id}
        onChange={(id) => setValue("customer_group_id", id, { shouldDirty: true })}
        options={[
          { value: none, label: t("tiers.noGroup") },
          ...(groups ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Field label={t("tierForm.order")} hint={t("tierForm.orderHint")} error={fault("display_order")}>
        {(wiring) => <Input {...wiring} type="number" step={1} {...register("display_order")} />}
      </Field>
      <Text size="small" className="text-ui-fg-subtle">
        {t("tierForm.moves")}
      </Text>
    </FormDrawer>
  )
}
