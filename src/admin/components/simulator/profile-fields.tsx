import { Combobox } from "@medusajs/dashboard/components"
import { Input, Label, Switch } from "@medusajs/ui"
import { useId } from "react"
import type { UseFormReturn } from "react-hook-form"
import { useCustomerGroups, useTiers } from "../../lib/api/shop"
import { useWords } from "../../lib/words"
import { SelectField } from "../shared/choice"
import { Field } from "../shared/field"
import type { SimulationDraft } from "./simulation-draft"

/** A select cannot hold an empty value. */
const none = "none"

const figures = [
  ["points", "points"],
  ["lifetime_points", "lifetimePoints"],
  ["redemption_count", "redemptionCount"],
  ["order_count", "orderCount"],
] as const

/** A customer who does not exist: as much of one as conditions can ask about. */
export const ProfileFields = ({ form }: { form: UseFormReturn<SimulationDraft> }) => {
  const { t } = useWords()
  const id = useId()
  const { data: groups } = useCustomerGroups()
  const { data: tiers } = useTiers()
  const { register, watch, setValue } = form
  const profile = watch("profile")
  return (
    <div className="flex flex-col gap-y-4">
      <div className="flex items-center gap-x-2">
        <Switch
          id={id}
          size="small"
          dir="ltr"
          className="rtl:rotate-180"
          checked={profile.has_account}
          onCheckedChange={(has) => setValue("profile.has_account", has)}
        />
        <Label htmlFor={id} size="small">
          {t("simulator.hasAccount")}
        </Label>
      </div>
      <Field label={t("simulator.groups")}>
        {(wiring) => (
          <Combobox
            {...wiring}
            value={profile.groups}
            onChange={(ids) => setValue("profile.groups", ids ?? [])}
            options={(groups ?? []).map((group) => ({ value: group.id, label: group.name }))}
          />
        )}
      </Field>
      <SelectField
        label={t("simulator.tier")}
        size="small"
        value={profile.tier || none}
        onChange={(tier) => setValue("profile.tier", tier === none ? "" : tier)}
        options={[
          { value: none, label: t("simulator.noTier") },
          ...(tiers ?? []).map((tier) => ({ value: tier.id, label: tier.name })),
        ]}
      />
      <div className="grid grid-cols-2 items-end gap-3">
        {figures.map(([name, label]) => (
          <Field key={name} label={t(`simulator.${label}`)}>
            {(wiring) => (
              <Input {...wiring} size="small" type="number" step={1} {...register(`profile.${name}`)} />
            )}
          </Field>
        ))}
      </div>
    </div>
  )
}
